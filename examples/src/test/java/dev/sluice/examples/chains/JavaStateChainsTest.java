package dev.sluice.examples.chains;

import static dev.sluice.examples.chains.BatchSeries.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import dev.sluice.shared.Broadcast;
import dev.sluice.shared.LongAccumulator;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.OutputTag;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateSpec;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import dev.sluice.state.ValueState;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Chains that look back at earlier batches or share values between tasks, as users of Spark Streaming write them in Java. */
class JavaStateChainsTest {
    private static final List<List<String>> LETTERS = List.of(List.of("a", "b"), List.of("a"), List.of(), List.of("c"));

    private static PairDStream<String, Integer> ones(DStream<String> words) {
        return words.mapToPair(word -> Pair.of(word, 1));
    }

    @Test
    void window_ofTheLastTwoBatches() {
        assertThat(run(LETTERS, letters -> letters.window(Durations.seconds(2))))
                .containsExactly(List.of("a", "b"), List.of("a", "b", "a"), List.of("a"), List.of("c"));
    }

    @Test
    void window_everySecondBatch() {
        assertThat(run(LETTERS, letters -> letters.window(Durations.seconds(2), Durations.seconds(2))))
                .containsExactly(List.of("a", "b", "a"), List.of("c"));
    }

    @Test
    void reduceByWindow_toOneText() {
        assertThat(run(
                        LETTERS,
                        letters -> letters.reduceByWindow((a, b) -> a + b, Durations.seconds(3), Durations.seconds(1))))
                .containsExactly(List.of("ab"), List.of("aba"), List.of("aba"), List.of("ac"));
    }

    @Test
    void countByWindow_andByValue() {
        assertThat(run(LETTERS, letters -> letters.countByWindow(Durations.seconds(4), Durations.seconds(2))))
                .containsExactly(List.of(3L), List.of(4L));
        assertThat(run(
                        LETTERS,
                        letters -> letters.countByValueAndWindow(Durations.seconds(2), Durations.seconds(2), 1)))
                .containsExactly(List.of(Pair.of("a", 2L), Pair.of("b", 1L)), List.of(Pair.of("c", 1L)));
    }

    @Test
    void reduceByKeyAndWindow_withAnInverse_andWithout() {
        List<List<Pair<String, Integer>>> withInverse = run(
                LETTERS,
                letters -> ones(letters)
                        .reduceByKeyAndWindow(
                                Integer::sum, (sum, left) -> sum - left, Durations.seconds(2), Durations.seconds(2))
                        .filter(count -> count.second() > 1));

        assertThat(withInverse).containsExactly(List.of(Pair.of("a", 2)), List.of());
        assertThat(run(
                        LETTERS,
                        letters -> ones(letters)
                                .reduceByKeyAndWindow(Integer::sum, Durations.seconds(2), Durations.seconds(2), 1)
                                .keys()))
                .containsExactly(List.of("a", "b"), List.of("c"));
    }

    @Test
    void groupByKeyAndWindow_countsValues() {
        assertThat(run(
                                LETTERS,
                                letters -> ones(letters)
                                        .groupByKeyAndWindow(Durations.seconds(4), Durations.seconds(4))
                                        .mapValues(List::size))
                        .get(0))
                .containsExactlyInAnyOrder(Pair.of("a", 2), Pair.of("b", 1), Pair.of("c", 1));
    }

    @Test
    void updateStateByKey_toRunningCounts() {
        assertThat(run(
                        LETTERS,
                        letters -> ones(letters)
                                .updateStateByKey(
                                        (List<Integer> values, Optional<Integer> state) ->
                                                Optional.of(state.orElse(0) + values.size()),
                                        1)))
                .last()
                .isEqualTo(List.of(Pair.of("a", 2), Pair.of("b", 1), Pair.of("c", 1)));
    }

    @Test
    void mapWithState_tellsFirstVisits_andKeepsSnapshots() {
        StateSpec<String, Integer, Integer, String> visits = StateSpec.function((word, one, state) -> {
            int count = state.orElse(0) + one.orElse(0);
            state.update(count);
            return word + count;
        });

        assertThat(run(LETTERS, letters -> ones(letters).mapWithState(visits.numPartitions(1))))
                .containsExactly(List.of("a1", "b1"), List.of("a2"), List.of(), List.of("c1"));
        assertThat(run(
                                LETTERS,
                                letters -> ones(letters)
                                        .mapWithState(visits.numPartitions(1))
                                        .stateSnapshots())
                        .get(1))
                .containsExactlyInAnyOrder(Pair.of("a", 2), Pair.of("b", 1));
    }

    @Test
    void process_withAVariableATimerAndASideOutput() {
        OutputTag<String> firsts = OutputTag.named("firsts");

        assertThat(run(LETTERS, letters -> ones(letters).process(new Silence(firsts), 1)))
                .containsExactly(List.of(), List.of(), List.of("b is silent"), List.of("a is silent"));
        assertThat(run(
                        LETTERS,
                        letters -> ones(letters).process(new Silence(firsts), 1).sideOutput(firsts)))
                .containsExactly(List.of("a", "b"), List.of(), List.of(), List.of("c"));
    }

    @Test
    void accumulator_countsWhatIsDropped() {
        List<Long> sums = new ArrayList<>();

        run(LETTERS, letters -> {
            LongAccumulator dropped = letters.context().longAccumulator("dropped");
            DStream<String> kept = letters.filter(letter -> {
                if (letter.equals("a")) {
                    dropped.add(1);
                }
                return !letter.equals("a");
            });
            kept.foreachRDD(rdd -> rdd.count());
            letters.foreachRDD(rdd -> sums.add(dropped.sum()));
            return letters;
        });

        assertThat(sums).containsExactly(1L, 2L, 2L, 2L);
    }

    @Test
    void broadcast_isReplacedBetweenBatches() {
        assertThat(run(LETTERS, letters -> {
                    Broadcast<Set<String>> wanted = letters.context().broadcast(Set.of("b"));
                    letters.foreachRDD((rdd, batch) -> wanted.update(Set.of("a", "c")));
                    return letters.filter(letter -> wanted.value().contains(letter));
                }))
                .containsExactly(List.of("b"), List.of("a"), List.of(), List.of("c"));
    }

    /** Tells of keys that had no value for two seconds, and of new ones on the side. */
    private static final class Silence extends KeyedProcessFunction<String, Integer, String> {
        private static final long serialVersionUID = 1;

        private final StateVariable<ValueState<Long>> due = value("due");
        private final OutputTag<String> firsts;

        Silence(OutputTag<String> firsts) {
            this.firsts = firsts;
        }

        @Override
        public void process(Integer value, ProcessContext<String> context, ProcessOutput<String> out) {
            ValueState<Long> state = context.state(due);
            if (state.get().isEmpty()) {
                out.emit(firsts, context.key());
            }
            long dueMillis = context.batch().milliseconds() + 2_000;
            state.update(dueMillis);
            context.timers().registerProcessingTime(context.batch().time().plusSeconds(2));
        }

        @Override
        public void onTimer(Timer timer, ProcessContext<String> context, ProcessOutput<String> out) {
            if (context.state(due).orElse(0L) == context.batch().milliseconds()) {
                out.emit(context.key() + " is silent");
                context.state(due).clear();
            }
        }
    }
}
