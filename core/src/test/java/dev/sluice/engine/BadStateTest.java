package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.TaskContext;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateSpec;
import dev.sluice.state.StateVariable;
import dev.sluice.state.ValueState;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong about keys, durations and functions of state is found, and does no harm. */
class BadStateTest {
    private static final Duration SECOND = Durations.seconds(1);

    /** Has only the {@code hashCode} of Object. */
    private static final class Faceless {}

    @Test
    void keyWithoutAStableHash_failsTheBatchAndIsNamed() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            TestInput<Integer> numbers = driver.input("numbers");
            driver.capture(numbers.stream()
                    .mapToPair(number -> Pair.of(new Faceless(), number))
                    .<Integer>updateStateByKey((values, before) -> Optional.of(values.size())));
            driver.start();

            numbers.add(1);

            assertThatThrownBy(driver::nextBatch)
                    .isInstanceOf(StreamingException.class)
                    .hasMessageContaining("Faceless")
                    .hasMessageContaining("hashCode");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, -1_000})
    void durationThatIsNotPositive_isRefusedAndNamedWhereverOneIsTaken(long millis) {
        Duration bad = Duration.ofMillis(millis);
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            DStream<Long> numbers = driver.<Long>input("numbers").stream();
            PairDStream<Long, Long> pairs = numbers.mapToPair(number -> Pair.of(number, 1L));
            Map<String, Runnable> calls = Map.ofEntries(
                    Map.entry("window of window", () -> numbers.window(bad)),
                    Map.entry("slide of window", () -> numbers.window(SECOND, bad)),
                    Map.entry("window of reduceByWindow", () -> numbers.reduceByWindow(Long::sum, bad, SECOND)),
                    Map.entry("slide of reduceByWindow", () -> numbers.reduceByWindow(Long::sum, SECOND, bad)),
                    Map.entry("window of reduceByWindow ", () -> numbers.countByWindow(bad, SECOND)),
                    Map.entry("slide of reduceByWindow ", () -> numbers.countByWindow(SECOND, bad)),
                    Map.entry("window of reduceByKeyAndWindow ", () -> numbers.countByValueAndWindow(bad, SECOND)),
                    Map.entry("slide of reduceByKeyAndWindow ", () -> numbers.countByValueAndWindow(SECOND, bad)),
                    Map.entry("window of window ", () -> pairs.groupByKeyAndWindow(bad)),
                    Map.entry("slide of window ", () -> pairs.groupByKeyAndWindow(SECOND, bad)),
                    Map.entry("window of reduceByKeyAndWindow", () -> pairs.reduceByKeyAndWindow(Long::sum, bad)),
                    Map.entry(
                            "slide of reduceByKeyAndWindow", () -> pairs.reduceByKeyAndWindow(Long::sum, SECOND, bad)),
                    Map.entry("timeout of mapWithState", () -> spec().timeout(bad)),
                    Map.entry("time to live of state variable 'counted'", () -> new Counted(bad)),
                    Map.entry("remember", () -> driver.context().remember(bad)),
                    Map.entry("batch interval", () -> StreamTestDriver.create(bad)));

            calls.forEach((name, call) -> assertThatThrownBy(call::run)
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(name.strip())
                    .hasMessageContaining(Durations.format(bad)));
        }
    }

    @Test
    void functionThatThrowsHalfWay_whenItSucceedsInTheEnd_countsOnce() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            TestInput<String> words = driver.input("words");
            TestOutput<Pair<String, Long>> counts = driver.capture(counted(words, word -> {
                if (word.equals("b") && TaskContext.current().attempt() < 2) {
                    throw new IllegalStateException("not yet");
                }
            }));
            driver.start();

            words.add("a", "a", "b");
            driver.nextBatch();

            assertThat(counts.last()).containsExactlyInAnyOrder(Pair.of("a", 2L), Pair.of("b", 1L));
        }
    }

    @Test
    void functionThatThrowsHalfWay_whenItNeverSucceeds_leavesNothingOfTheBatch() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND).tolerateFailures()) {
            TestInput<String> words = driver.input("words");
            TestOutput<Pair<String, Long>> counts = driver.capture(counted(words, word -> {
                if (word.equals("bad")) {
                    throw new IllegalStateException("bad word");
                }
            }));
            driver.start();
            words.add("a");
            driver.nextBatch();

            words.add("a", "b", "bad", "c");
            driver.nextBatch();
            words.add("a");
            driver.nextBatch();

            assertThat(counts.perBatch()).containsExactly(List.of(Pair.of("a", 1L)), List.of(Pair.of("a", 2L)));
            assertThat(driver.failure()).isPresent();
        }
    }

    @Test
    void stateChangedInPlace_failsTheBatchAndNamesOperatorLineAndKey() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream()
                    .mapToPair(word -> Pair.of(word, word))
                    .<List<String>>updateStateByKey((values, before) -> {
                        List<String> all = before.orElseGet(ArrayList::new);
                        all.addAll(values);
                        return Optional.of(all);
                    }));
            driver.start();
            words.add("a");
            driver.nextBatch();

            words.add("a");

            assertThatThrownBy(driver::nextBatch)
                    .hasStackTraceContaining("updateStateByKey")
                    .hasStackTraceContaining("BadStateTest.java")
                    .hasStackTraceContaining("changed in place, for key 'a'");
        }
    }

    @Test
    void variableChangedInPlace_failsTheBatchAndNamesTheOperator() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream().mapToPair(word -> Pair.of(word, 1L)).process(new Hoarder()));
            driver.start();
            words.add("a");
            driver.nextBatch();

            words.add("a");

            assertThatThrownBy(driver::nextBatch)
                    .hasStackTraceContaining("process")
                    .hasStackTraceContaining("changed in place, for key 'a'");
        }
    }

    @Test
    void stateChangedFurtherDown_failsTheNextBatchAndNamesTheOperator() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream()
                    .mapToPair(word -> Pair.of(word, word))
                    .<List<String>>updateStateByKey(
                            (values, before) -> Optional.of(before.orElse(new ArrayList<>(values))))
                    .map(pair -> pair.second().add("spoilt")));
            driver.start();
            words.add("a");
            driver.nextBatch();

            assertThatThrownBy(driver::nextBatch).hasStackTraceContaining("changed in place, for key 'a'");
        }
    }

    @Test
    void mutableState_mayBeChangedInPlace_andARetryBeginsAnew() {
        try (StreamTestDriver driver = StreamTestDriver.create(SECOND)) {
            TestInput<String> words = driver.input("words");
            TestOutput<Integer> sizes = driver.capture(words.stream()
                    .mapToPair(word -> Pair.of("all", word))
                    .mapWithState(StateSpec.<String, String, List<String>, Integer>function((key, word, state) -> {
                                if (!state.exists()) {
                                    state.update(new ArrayList<>());
                                }
                                state.get().add(word.orElseThrow());
                                if (word.get().equals("c")
                                        && TaskContext.current().attempt() == 0) {
                                    throw new IllegalStateException("not yet");
                                }
                                return state.get().size();
                            })
                            .mutable(list -> new ArrayList<>(list))));
            driver.start();
            words.add("a");
            driver.nextBatch();

            words.add("b", "c");
            driver.nextBatch();
            words.add("d");
            driver.nextBatch();

            assertThat(sizes.perBatch()).containsExactly(List.of(1), List.of(2, 3), List.of(4));
        }
    }

    private static PairDStream<String, Long> counted(TestInput<String> words, Check check) {
        return words.stream()
                .mapToPair(word -> Pair.of(word, 1L))
                .mapWithState(spec(check))
                .stateSnapshots();
    }

    private interface Check extends java.io.Serializable {
        void check(String word);
    }

    private static StateSpec<String, Long, Long, Long> spec(Check check) {
        return StateSpec.<String, Long, Long, Long>function((word, one, state) -> {
                    state.update(state.orElse(0L) + 1);
                    check.check(word);
                    return state.get();
                })
                .numPartitions(2);
    }

    private static StateSpec<String, Long, Long, Long> spec() {
        return spec(word -> {});
    }

    private static final class Counted extends KeyedProcessFunction<String, Long, Long> {
        private static final long serialVersionUID = 1;

        Counted(Duration timeToLive) {
            value("counted", timeToLive);
        }

        @Override
        public void process(Long value, ProcessContext<String> context, ProcessOutput<Long> out) {}
    }

    private static final class Hoarder extends KeyedProcessFunction<String, Long, Long> {
        private static final long serialVersionUID = 1;
        private final StateVariable<ValueState<List<Long>>> all = value("all");

        @Override
        public void process(Long value, ProcessContext<String> context, ProcessOutput<Long> out) {
            List<Long> values = context.state(all).orElse(new ArrayList<>());
            values.add(value);
            context.state(all).update(values);
            out.emit((long) values.size());
        }
    }
}
