package dev.sluice.examples.logs;

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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads access logs of web servers and prints for each window of their time how much there was to do, for what and for whom; and warns of paths that
 * begin to fail.
 *
 * <p>Arguments: none for a generated log, {@code HOST PORT} for a server that sends lines, {@code DIRECTORY} for files that are or appear there, or
 * {@code FILE}, after which the program ends. Settings: those of {@link Tuning}.
 */
public final class LogAnalysis implements StreamingProgram {
    private static final double GENERATED_PER_SECOND = 400;
    private static final long GENERATED_SEED = 2026;
    private static final int ROUND_SIZE = 12_000;
    private static final Duration FILE_SILENCE = Duration.ofSeconds(3);

    @Override
    public void define(StreamingContext ssc, List<String> arguments) {
        Options options = Options.parse(arguments, Tuning.NAMES);
        boolean isFile = options.places().size() == 1
                && Files.isRegularFile(Path.of(options.places().get(0)));
        Tuning tuning = isFile ? Tuning.of(options).closingAfter(FILE_SILENCE) : Tuning.of(options);
        Accumulator<String, RejectedLines> rejected = RejectedLines.accumulator(ssc);
        Accumulator<Access, Totals> totals = ssc.accumulator("totals", new Totals.Sum());
        LongAccumulator late = ssc.longAccumulator("late");
        LongAccumulator undated = ssc.longAccumulator("undated");
        Analysis analysis = Analysis.of(parsed(lines(ssc, options.places()), rejected, totals), tuning);
        analysis.late().foreachRDD(accesses -> late.add(accesses.count()));
        analysis.undated().foreachRDD(accesses -> undated.add(accesses.count()));
        analysis.alerts().foreachRDD(alerts -> alerts.collect().forEach(System.out::println));
        analysis.reports().foreachRDD((reports, batch) -> {
            reports.collect().stream()
                    .sorted(Comparator.comparing(WindowReport::window))
                    .forEach(System.out::println);
            System.out.println("--- " + batch.time() + ": " + totals.value() + "; " + late.value() + " late, "
                    + undated.value() + " of an impossible time, " + rejected.value());
        });
        if (isFile) {
            // Once for the windows to close, once more for what they give.
            Silence end = new Silence(tuning.closeAfter().orElse(FILE_SILENCE).multipliedBy(2));
            ssc.stream(QueueSource.<Integer>create()).foreachRDD((nothing, batch) -> {
                if (end.isNoticed(totals.value().requests() + rejected.value().count(), batch.time())) {
                    ssc.stop(true);
                }
            });
        }
    }

    /** Returns the requests of lines, which are added up; other lines are counted. */
    static DStream<Access> parsed(
            DStream<String> lines, Accumulator<String, RejectedLines> rejected, Accumulator<Access, Totals> totals) {
        return lines.flatMap(line -> {
            Optional<Access> access = AccessLine.parse(line);
            access.ifPresentOrElse(totals::add, () -> rejected.add(line));
            return access.stream().toList();
        });
    }

    private static DStream<String> lines(StreamingContext ssc, List<String> places) {
        // Every byte is a character of Latin-1, so no line is refused for what it is written in.
        return places.isEmpty()
                ? ssc.generatorStream(GENERATED_PER_SECOND, new EndlessLines(ROUND_SIZE, LogAnalysis::generated))
                : Inputs.lines(ssc, places, StandardCharsets.ISO_8859_1);
    }

    private static List<String> generated(long round) {
        return new AccessLogGenerator(GENERATED_SEED, round, ROUND_SIZE).generate(ROUND_SIZE);
    }
}
