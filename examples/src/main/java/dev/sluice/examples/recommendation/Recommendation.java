package dev.sluice.examples.recommendation;

import dev.sluice.DStream;
import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.examples.EndlessLines;
import dev.sluice.examples.Inputs;
import dev.sluice.examples.Options;
import dev.sluice.examples.RejectedLines;
import dev.sluice.shared.Accumulator;
import dev.sluice.shared.LongAccumulator;
import dev.sluice.source.QueueSource;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Reads ratings as lines {@code user,item,rating,time} and prints what users may like who rated something, and what is asked for by lines
 * {@code ?user}.
 *
 * <p>Arguments: none for generated ratings, {@code HOST PORT} for a server that sends lines, {@code DIRECTORY} for files that are or appear there,
 * or {@code FILE}; or {@code --evaluate FILE} to say how good the recommendations are. Settings: {@code --show N} users in each batch,
 * and those of {@link Tuning}.
 */
public final class Recommendation implements StreamingProgram {
    private static final double GENERATED_PER_SECOND = 500;
    private static final long GENERATED_SEED = 2026;
    private static final int ROUND_SIZE = 20_000;
    private static final int SHOWN_USERS = 3;

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        List<String> names = new ArrayList<>(Tuning.NAMES);
        names.addAll(List.of("show", "evaluate"));
        Options options = Options.parse(arguments, names);
        Tuning tuning = Tuning.of(options);
        Optional<String> file = options.text("evaluate");
        if (file.isEmpty()) {
            recommend(ssc, lines(ssc, options.places()), tuning, options.count("show", SHOWN_USERS));
        } else if (options.places().isEmpty()) {
            evaluate(ssc, RatingsFile.read(Path.of(file.get())), tuning);
        } else {
            throw new IllegalArgumentException("--evaluate FILE stands for the input; leave out " + options.places());
        }
    }

    /** Returns what lines say; malformed ones are counted. */
    static DStream<Event> parsed(DStream<String> lines, Accumulator<String, RejectedLines> rejected) {
        return lines.flatMap(line -> {
            Optional<Event> event = EventLine.parse(line);
            if (event.isEmpty()) {
                rejected.add(line);
            }
            return event.stream().toList();
        });
    }

    private static void recommend(StreamingContext ssc, DStream<String> lines, Tuning tuning, int shownCount) {
        Accumulator<String, RejectedLines> rejected = RejectedLines.accumulator(ssc);
        DStream<Event> events = parsed(lines, rejected);
        LongAccumulator seen = ssc.longAccumulator("seen");
        events.foreachRDD(batch -> seen.add(batch.count()));
        Recommender.recommended(events, tuning, true).foreachRDD((batch, time) -> {
            List<Recommended> all = batch.collect();
            System.out.println("--- " + time.time());
            shown(all, shownCount).forEach(System.out::println);
            System.out.println(
                    seen.value() + " ratings and queries, " + all.size() + " recommendations now, " + rejected.value());
        });
    }

    /** Returns all answers to queries, and the surest recommendations for users that rated. */
    static List<Recommended> shown(List<Recommended> all, int count) {
        List<Recommended> shown = new ArrayList<>(
                all.stream().filter(each -> each.request().asker().isQuery()).toList());
        all.stream()
                .filter(each -> !each.request().asker().isQuery())
                .sorted(Comparator.comparingDouble(Recommended::bestShare)
                        .reversed()
                        .thenComparing(each -> each.request().asker().user()))
                .limit(count)
                .forEach(shown::add);
        return shown;
    }

    private static void evaluate(StreamingContext ssc, RatingsFile file, Tuning tuning) {
        Evaluation evaluation = Evaluation.of(file.ratings(), tuning);
        Queue<List<Event>> queue = new ConcurrentLinkedQueue<>(evaluation.batches());
        Recommender.recommended(ssc.stream(QueueSource.of(queue)), tuning, false)
                .foreachRDD(batch -> {
                    List<Recommended> answers = batch.collect();
                    if (!answers.isEmpty()) {
                        System.out.println(file.ratings().size() + " ratings, " + file.rejected());
                        System.out.println(evaluation.score(answers));
                        ssc.stop(true);
                    }
                });
    }

    private static DStream<String> lines(StreamingContext ssc, List<String> places) {
        return places.isEmpty()
                ? ssc.generatorStream(GENERATED_PER_SECOND, new EndlessLines(ROUND_SIZE, Recommendation::generated))
                : Inputs.lines(ssc, places, StandardCharsets.UTF_8);
    }

    private static List<String> generated(long round) {
        return new RatingGenerator(GENERATED_SEED, round)
                .generate(ROUND_SIZE).stream().map(Event.Rating::toLine).toList();
    }
}
