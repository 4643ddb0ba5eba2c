package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.config.StateKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.PlanException;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingListener;
import dev.sluice.function.Pair;
import dev.sluice.state.StateSpec;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateView;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StateLimitTest {
    private final List<List<StateUsage>> reported = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    @Test
    void batch_whenItsStateDoesNotFit_failsBeforeItsOutputsAndChangesNothing() {
        StreamingConf conf = StreamingConf.create().set(StateKeys.MEMORY_LIMIT, Optional.of(128L << 10));
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            TestInput<String> words = driver.input("words");
            TestOutput<Long> output = driver.capture(counts(words));
            listen(driver);
            driver.tolerateFailures();
            driver.start();
            words.add("a", "b");
            driver.nextBatch();
            words.add(words(20_000));
            driver.nextBatch();
            words.add("a");
            driver.nextBatch();

            StateView<String, Long> visits = driver.context().stateView("visits");
            assertThat(visits.entries()).containsExactlyInAnyOrder(Pair.of("a", 2L), Pair.of("b", 1L));
            assertThat(output.batches()).hasSize(2);
            assertThat(failures)
                    .singleElement()
                    .asString()
                    .contains(ErrorCode.STATE_LIMIT_REACHED.name(), "mapWithState#", "(2 keys before)")
                    .contains("more than sluice.state.memoryLimit, which is 0.13 MiB")
                    .contains("Give keys a timeout, raise the limit, or keep state on disk");
            assertThat(reported.get(0)).extracting(StateUsage::name).containsExactly("visits");
            assertThat(reported.get(0).get(0).entryCount()).isEqualTo(2);
            assertThat(reported.get(0).get(0).bytes()).isBetween(100L, 20_000L);
        }
    }

    @Test
    void store_thatIsUnknown_isRefusedAtStartWithEverythingElseThatIsWrong() {
        StreamingConf conf = StreamingConf.create().set("sluice.state.store", "tape");
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            driver.input("words");

            assertThatThrownBy(driver::start)
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("There is no state store 'tape'; known are: heap")
                    .hasMessageContaining("No output operations registered");
        }
    }

    @Test
    void keyWithoutStableHash_isRefusedByName() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream()
                    .mapToPair(word -> Pair.of(new Object(), 1L))
                    .mapWithState(StateSpec.<Object, Long, Long, Long>function((key, one, count) -> 1L)));
            driver.tolerateFailures();
            listen(driver);
            driver.start();
            words.add("a");
            driver.nextBatch();

            assertThat(failures).singleElement().asString().contains("java.lang.Object", "hashCode");
        }
    }

    private void listen(StreamTestDriver driver) {
        driver.context().addStreamingListener(new StreamingListener() {
            @Override
            public void onBatchCompleted(StreamingEvent.BatchCompleted completed) {
                reported.add(completed.batch().state());
            }

            @Override
            public void onBatchFailed(StreamingEvent.BatchFailed failed) {
                failures.add(failed.failure());
            }
        });
    }

    private static String[] words(int count) {
        return IntStream.range(0, count).mapToObj(number -> "word-" + number).toArray(String[]::new);
    }

    private static DStream<Long> counts(TestInput<String> words) {
        return words.stream()
                .mapToPair(word -> Pair.of(word, 1L))
                .mapWithState(StateSpec.<String, Long, Long, Long>function((key, one, count) -> {
                    count.update(count.orElse(0L) + one.orElse(0L));
                    return count.get();
                }))
                .named("visits");
    }
}
