package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.FailurePolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingEvent;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.nio.file.AccessDeniedException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What becomes of a batch, and of the program, when something in it fails. */
class FailedBatchTest {

    @Test
    void otherOutputs_whenOneFails_stillRun() {
        try (StreamTestDriver driver =
                StreamTestDriver.create(Durations.seconds(1)).tolerateFailures()) {
            TestInput<Integer> numbers = driver.input("numbers");
            numbers.stream().foreachRDD((rdd, batch) -> {
                if (batch.milliseconds() == 3000) {
                    throw new IllegalStateException("boom3000");
                }
            });
            TestOutput<Integer> seen = driver.capture(numbers.stream());
            driver.start();

            driver.nextBatches(5);

            assertThat(seen.batches()).hasSize(5);
            assertThat(ended(driver)).containsExactly("1000 ok", "2000 ok", "3000 failed", "4000 ok", "5000 ok");
            assertThat(driver.context().getState()).isEqualTo(StreamingContextState.ACTIVE);
            assertThatThrownBy(() -> driver.context().awaitTerminationOrTimeout(1))
                    .isExactlyInstanceOf(IllegalStateException.class)
                    .hasMessage("boom3000");
        }
    }

    @Test
    void policyStop_endsTheProgramWithTheFailedBatch() {
        StreamingConf conf = StreamingConf.create().set(BatchKeys.FAILURE_POLICY, FailurePolicy.STOP);
        StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create().tolerateFailures();
        driver.input("numbers").stream().foreachRDD(rdd -> {
            throw new IllegalStateException("boom");
        });
        driver.start();

        driver.nextBatches(2);

        assertThat(ended(driver)).containsExactly("1000 failed");
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void functionThatThrows_isNamedWithItsLineBatchAndInput() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream().map(Integer::parseInt));
            driver.start();
            words.add("12", "zwölf\u0007");

            assertThatThrownBy(driver::nextBatch)
                    .isInstanceOf(OperatorException.class)
                    .hasMessageContaining("map#1")
                    .hasMessageContaining("FailedBatchTest.java:")
                    .hasMessageContaining("batch 0")
                    .hasMessageContaining("zwölf\\u0007")
                    .hasCauseInstanceOf(NumberFormatException.class);
        }
    }

    @Test
    void functionThatReturnsNull_isRefused() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            driver.capture(words.stream().map(word -> System.getProperty("no such property")));
            driver.start();
            words.add("a");

            assertThatThrownBy(driver::nextBatch)
                    .isInstanceOfSatisfying(
                            OperatorException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TASK_NULL_ELEMENT));
        }
    }

    @Test
    void task_isTriedAgain_andItsBatchSucceeds() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            AtomicInteger calls = new AtomicInteger();
            TestOutput<Integer> seen = driver.capture(numbers.stream().map(number -> {
                if (calls.incrementAndGet() < 4) {
                    throw new IllegalStateException("not yet");
                }
                return number;
            }));
            driver.start();
            numbers.add(7);

            driver.nextBatch();

            assertThat(seen.last()).containsExactly(7);
            assertThat(calls).hasValue(4);
        }
    }

    @Test
    void transformThatReturnsNull_failsItsOutputs_namingStreamAndLine() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            driver.capture(numbers.stream().transform((RDD<Integer> rdd) -> nothing()));
            driver.start();

            assertReturnedNull(driver, "The closure of stream 'transform#1' (FailedBatchTest.java:");
        }
    }

    @Test
    void transformToPairThatReturnsNull_isCalledByTheNameOfItsStream() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            driver.capture(
                    numbers.stream().transformToPair((rdd, batch) -> noPairs()).named("ranks"));
            driver.start();

            assertReturnedNull(driver, "The closure of stream 'ranks' (FailedBatchTest.java:");
        }
    }

    @Test
    void transformWithThatReturnsNull_failsItsOutputs() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            driver.capture(numbers.stream().transformWith(numbers.stream(), (left, right, batch) -> nothing()));
            driver.start();

            assertReturnedNull(driver, "The closure of stream 'transformWith#1' (FailedBatchTest.java:");
        }
    }

    @Test
    void transformOfSeveralThatReturnsNull_failsItsOutputs() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            driver.capture(driver.context().transform(List.of(numbers.stream()), (rdds, batch) -> nothing()));
            driver.start();

            assertReturnedNull(driver, "The closure of stream 'transform#1' (FailedBatchTest.java:");
        }
    }

    @Test
    void sourceThatCannotPlan_failsTheBatch_andNoInputIsLost() {
        try (StreamTestDriver driver =
                StreamTestDriver.create(Durations.seconds(1)).tolerateFailures()) {
            TestInput<String> healthy = driver.input("healthy");
            TestInput<String> broken = driver.input("broken");
            TestOutput<String> seen = driver.capture(healthy.stream().union(broken.stream()));
            driver.start();
            healthy.add("a");
            broken.add("b");
            broken.failNextPlan(new AccessDeniedException("/logs"));

            driver.nextBatch();
            driver.nextBatch();

            assertThat(ended(driver)).containsExactly("1000 failed", "2000 ok");
            assertThat(seen.perBatch()).containsExactly(List.of("a", "b"));
        }
    }

    private static void assertReturnedNull(StreamTestDriver driver, String message) {
        assertThatThrownBy(driver::nextBatch)
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TRANSFORM_RETURNED_NULL))
                .hasMessageContaining(message)
                .hasMessageContaining("returned null instead of an RDD in batch 1000 ms");
    }

    @SuppressWarnings("NullAway") // the mistake that the tests are about
    private static RDD<Integer> nothing() {
        return null;
    }

    @SuppressWarnings("NullAway") // the mistake that the tests are about
    private static PairRDD<Integer, Integer> noPairs() {
        return null;
    }

    private static List<String> ended(StreamTestDriver driver) {
        return driver.events().stream()
                .map(event -> {
                    if (event instanceof StreamingEvent.BatchCompleted completed) {
                        return completed.batch().batchTimeMillis() + " ok";
                    }
                    return event instanceof StreamingEvent.BatchFailed failed
                            ? failed.batch().batchTimeMillis() + " failed"
                            : "";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
