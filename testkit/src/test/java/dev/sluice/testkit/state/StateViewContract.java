package dev.sluice.testkit.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.DStream;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.ListState;
import dev.sluice.state.ProcessContext;
import dev.sluice.state.ProcessOutput;
import dev.sluice.state.StateSpec;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateVariable;
import dev.sluice.state.StateView;
import dev.sluice.state.ValueState;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What can be read of state while a program runs, on any runtime. */
abstract class StateViewContract {

    abstract StreamTestDriver.Setup setup();

    @Test
    void view_showsWhatTheLastBatchLeft() {
        try (StreamTestDriver driver = setup().create()) {
            TestInput<String> words = counting(driver);
            driver.start();
            StateView<String, Long> visits = driver.context().stateView("visits");
            assertThat(visits.batch()).isEmpty();
            assertThat(visits.get("a")).isEmpty();

            words.add("a", "b", "a");
            driver.nextBatch();
            assertThat(visits.get("a")).hasValue(2L);
            assertThat(visits.get("z")).isEmpty();
            assertThat(visits.size()).isEqualTo(2);
            assertThat(visits.batch().map(BatchTime::milliseconds)).hasValue(1_000L);

            words.add("a");
            driver.nextBatch();
            assertThat(visits.entries()).containsExactlyInAnyOrder(Pair.of("a", 3L), Pair.of("b", 1L));
            assertThat(visits.batch().map(BatchTime::milliseconds)).hasValue(2_000L);
        }
    }

    @Test
    void view_neverShowsTheBatchThatRuns() {
        try (StreamTestDriver driver = setup().create()) {
            List<Optional<Long>> seen = new ArrayList<>();
            TestInput<String> words = driver.input("words");
            counts(words)
                    .foreachRDD(rdd -> seen.add(
                            driver.context().<String, Long>stateView("visits").get("a")));
            driver.start();
            words.add("a");
            driver.nextBatch();
            words.add("a");
            driver.nextBatch();

            assertThat(seen).containsExactly(Optional.empty(), Optional.of(1L));
        }
    }

    @Test
    void view_showsNothingOfABatchThatFailed() {
        try (StreamTestDriver driver = setup().create()) {
            TestInput<String> words = driver.input("words");
            counts(words).foreachRDD(rdd -> rdd.count());
            driver.start();
            driver.tolerateFailures();
            words.add("a");
            driver.nextBatch();
            words.add("a", "poison");
            driver.nextBatch();

            StateView<String, Long> visits = driver.context().stateView("visits");
            assertThat(visits.get("a")).hasValue(1L);
            assertThat(visits.batch().map(BatchTime::milliseconds)).hasValue(1_000L);
        }
    }

    @Test
    void viewOfAVariable_showsItsContents() {
        try (StreamTestDriver driver = setup().create()) {
            TestInput<String> words = driver.input("words");
            Lengths lengths = new Lengths();
            words.stream()
                    .mapToPair(word -> Pair.of(word.substring(0, 1), word.length()))
                    .process(lengths)
                    .named("lengths")
                    .foreachRDD(rdd -> rdd.count());
            driver.start();
            words.add("apple", "a", "bee");
            driver.nextBatch();

            StateView<String, Integer> longest = driver.context().stateView("lengths", lengths.longest);
            StateView<String, List<Integer>> all = driver.context().stateView("lengths", lengths.all);
            assertThat(longest.get("a")).hasValue(5);
            assertThat(all.entries()).containsExactlyInAnyOrder(Pair.of("a", List.of(5, 1)), Pair.of("b", List.of(3)));
            assertThat(all.size()).isEqualTo(2);
            assertThatThrownBy(() -> driver.context().stateView("lengths"))
                    .hasMessageContaining("'lengths' keeps variables");
            assertThatThrownBy(() -> driver.context().stateView("lengths", new Lengths().all))
                    .hasMessageContaining("'lengths' does not keep state variable 'all'");
        }
    }

    @Test
    void view_ofAnUnknownName_namesTheKnownOnes() {
        try (StreamTestDriver driver = setup().create()) {
            counting(driver);
            assertThatThrownBy(() -> driver.context().stateView("visits"))
                    .isInstanceOfSatisfying(
                            StreamingException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.LIFECYCLE_NOT_STARTED));
            driver.start();

            assertThatThrownBy(() -> driver.context().stateView("visit"))
                    .hasMessageContaining("No stream with state by key is named 'visit'. There are: visits.");
        }
    }

    @Test
    void view_afterTheStop_says() {
        StateView<String, Long> visits;
        try (StreamTestDriver driver = setup().create()) {
            counting(driver);
            driver.start();
            visits = driver.context().stateView("visits");
        }

        assertThatThrownBy(() -> visits.get("a"))
                .hasMessage("The state of 'visits' cannot be read any more: the streaming context was stopped");
    }

    @Test
    void usage_isToldByName() {
        try (StreamTestDriver driver = setup().create()) {
            TestInput<String> words = counting(driver);
            driver.start();
            words.add("a", "b", "a");
            driver.nextBatch();

            assertThat(driver.context().stateUsage())
                    .extracting(StateUsage::name, StateUsage::entryCount)
                    .containsExactly(tuple("visits", 2L));
        }
    }

    private static TestInput<String> counting(StreamTestDriver driver) {
        TestInput<String> words = driver.input("words");
        counts(words).foreachRDD(rdd -> rdd.count());
        return words;
    }

    private static DStream<Long> counts(TestInput<String> words) {
        return words.stream()
                .mapToPair(word -> Pair.of(word, 1L))
                .mapWithState(StateSpec.<String, Long, Long, Long>function((key, one, count) -> {
                    if (key.equals("poison")) {
                        throw new IllegalStateException(key);
                    }
                    count.update(count.orElse(0L) + one.orElse(0L));
                    return count.get();
                }))
                .named("visits");
    }

    /** The lengths of the words of each letter. */
    static final class Lengths extends KeyedProcessFunction<String, Integer, Integer> {
        private static final long serialVersionUID = 1;
        final StateVariable<ValueState<Integer>> longest = value("longest");
        final StateVariable<ListState<Integer>> all = list("all");

        @Override
        public void process(Integer length, ProcessContext<String> context, ProcessOutput<Integer> out) {
            context.state(longest)
                    .update(Math.max(length, context.state(longest).orElse(0)));
            context.state(all).add(length);
            out.emit(length);
        }
    }
}
