package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.FailurePolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingListener;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.BatchTime;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Faults of everything but sources: user code, listeners, the runtime. None of them leaves an engine that does nothing any more. */
class EngineFaultsTest {
    @RegisterExtension
    final EngineChecks checks = new EngineChecks();

    static Stream<Throwable> faults() {
        return Stream.of(
                new IllegalStateException("fault"),
                new StackOverflowError("fault"),
                new NoClassDefFoundError("fault"),
                new AssertionError("fault"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void foreachRdd_whenItThrows_failsItsBatch_andTheProgramGoesOn(Throwable fault) {
        checks.expectWarning("Output foreachRDD#0");
        StreamTestDriver driver = driver().tolerateFailures();
        TestInput<Integer> numbers = driver.input("numbers");
        numbers.stream().foreachRDD((rdd, batch) -> throwIf(batch.id() == 0, fault));
        TestOutput<Integer> seen = driver.capture(numbers.stream());
        driver.start();

        driver.nextBatches(2);

        assertThat(seen.batches()).hasSize(2);
        assertThat(ends(driver)).containsExactly("BatchFailed", "BatchCompleted");
        assertThat(driver.failure()).contains(fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void foreachRdd_whenItThrowsAndThePolicyIsToStop_endsTheProgram(Throwable fault) {
        checks.expectWarning("Output foreachRDD#0");
        checks.expectWarning("The program stops because a batch failed");
        StreamTestDriver driver = checks.driver(
                        Durations.seconds(1),
                        setup -> setup.conf(StreamingConf.create().set(BatchKeys.FAILURE_POLICY, FailurePolicy.STOP)))
                .tolerateFailures();
        driver.input("numbers").stream().foreachRDD((rdd, batch) -> throwIf(true, fault));
        driver.start();

        driver.nextBatches(2);

        assertThat(ends(driver)).containsExactly("BatchFailed");
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void transform_whenItThrows_isCalledOnceABatch_andFailsEveryOutputThatNeedsIt(Throwable fault) {
        checks.expectWarning("failed; the batch's other outputs still run");
        StreamTestDriver driver = driver().tolerateFailures();
        TestInput<Integer> numbers = driver.input("numbers");
        AtomicInteger calls = new AtomicInteger();
        DStream<Integer> transformed = numbers.stream().transform((rdd, batch) -> {
            calls.incrementAndGet();
            throwIf(batch.id() == 0, fault);
            return rdd;
        });
        TestOutput<Integer> first = driver.capture(transformed);
        TestOutput<Integer> second = driver.capture(transformed);
        TestOutput<Integer> other = driver.capture(numbers.stream());
        driver.start();

        driver.nextBatches(2);

        assertThat(calls).hasValue(2);
        assertThat(first.batches()).hasSize(1);
        assertThat(second.batches()).hasSize(1);
        assertThat(other.batches()).hasSize(2);
        assertThat(ends(driver)).containsExactly("BatchFailed", "BatchCompleted");
        assertThat(driver.failure()).contains(fault);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void listener_whenItThrows_isReported_andTheOthersStillHear(Throwable fault) {
        checks.expectWarning("EngineFaultsTest$ThrowingListener threw on BatchStarted");
        StreamTestDriver driver = driver();
        driver.context().addStreamingListener(new ThrowingListener(fault));
        List<Long> heard = new ArrayList<>();
        driver.context().addStreamingListener(new StreamingListener() {
            @Override
            public void onBatchStarted(StreamingEvent.BatchStarted started) {
                heard.add(started.batch().batchId());
            }
        });
        driver.capture(driver.input("numbers").stream());
        driver.start();

        driver.nextBatches(2);

        assertThat(heard).containsExactly(0L, 1L);
    }

    @Test
    void failure_whenItsOwnTextFails_isReportedByItsClass() {
        checks.expectWarning("Output foreachRDD#0");
        StreamTestDriver driver = driver().tolerateFailures();
        driver.input("numbers").stream().foreachRDD(rdd -> {
            throw new Unspeakable();
        });
        TestOutput<Object> seen = driver.capture(driver.input("others").stream());
        driver.start();

        driver.nextBatches(2);

        assertThat(seen.batches()).hasSize(2);
        assertThat(ends(driver)).containsExactly("BatchFailed", "BatchFailed");
        assertThat(driver.failure()).get().isInstanceOf(Unspeakable.class);
    }

    @Test
    void output_whenItIsInterrupted_failsTheRestOfItsBatch_andNoOther() {
        checks.expectWarning("Output foreachRDD#0");
        StreamTestDriver driver = driver().tolerateFailures();
        TestInput<Integer> numbers = driver.input("numbers");
        numbers.stream().foreachRDD((rdd, batch) -> {
            if (batch.id() == 0) {
                throw new InterruptedException("told to end");
            }
        });
        TestOutput<Integer> seen = driver.capture(numbers.stream());
        driver.start();

        driver.nextBatches(2);

        assertThat(seen.batches()).extracting(batch -> batch.time().id()).containsExactly(1L);
        assertThat(ends(driver)).containsExactly("BatchFailed", "BatchCompleted");
        assertThat(driver.events())
                .filteredOn(StreamingEvent.OutputCompleted.class::isInstance)
                .element(1)
                .asString()
                .contains("did not run because the batch was interrupted");
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void limitRate_whenItThrows_leavesTheBatchGood_andIsReported() {
        checks.expectWarning("could not limit its rate");
        StreamTestDriver driver = checks.driver(
                Durations.seconds(1), setup -> setup.conf(StreamingConf.create().set(BackpressureKeys.ENABLED, true)));
        TestOutput<Long> seen = driver.capture(driver.context().stream(new UnlimitedSource()));
        driver.input("slow").stream().foreachRDD(rdd -> driver.advance(Durations.milliseconds(10)));
        driver.start();

        driver.nextBatches(4);

        assertThat(seen.batches()).hasSize(4);
        assertThat(ends(driver)).containsOnly("BatchCompleted");
        assertThat(driver.failure()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("faults")
    void runtime_whenItsCloseThrows_theProgramStillEnds_andTheFailureIsTold(Throwable fault) {
        checks.expectWarning("Closing the runtime failed");
        StreamTestDriver driver = checks.driver(
                        Durations.seconds(1), setup -> setup.runtime(FaultyRuntime.failingToClose(fault)))
                .tolerateFailures();
        driver.capture(driver.input("numbers").stream());
        driver.start();
        driver.nextBatch();

        driver.stop(true);

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(driver.failure()).contains(fault);
        assertThat(driver.events())
                .last()
                .asString()
                .startsWith("StreamingStopped")
                .contains("fault");
    }

    @Test
    void runtime_whenItsCloseThrowsAfterAFailedStart_isSuppressed() {
        checks.expectWarning("Closing the runtime failed");
        StreamTestDriver driver = checks.driver(
                        Durations.seconds(1),
                        setup -> setup.runtime(FaultyRuntime.failingToClose(new IllegalStateException("fault"))))
                .tolerateFailures();

        assertThatThrownBy(driver::start)
                .hasMessageContaining("No output operations registered")
                .satisfies(refused -> assertThat(refused.getSuppressed())
                        .extracting(Throwable::getMessage)
                        .containsExactly("fault"));
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void runtime_whenItsReleaseThrows_leavesTheBatchGood() {
        checks.expectWarning("could not release");
        StreamTestDriver driver = checks.driver(
                Durations.seconds(1),
                setup -> setup.runtime(FaultyRuntime.failingToRelease(new AssertionError("fault"))));
        driver.capture(driver.input("numbers").stream().persist(StorageLevel.MEMORY_ONLY));
        driver.start();

        driver.nextBatches(2);

        assertThat(ends(driver)).containsExactly("BatchCompleted", "BatchCompleted");
    }

    @Test
    void batchThatCannotBePlanned_isStartedBeforeItFails() {
        checks.expectWarning("failed before its outputs ran");
        StreamTestDriver driver = driver().tolerateFailures();
        TestInput<Integer> numbers = driver.input("numbers");
        driver.capture(numbers.stream());
        driver.start();
        numbers.failNextPlan(new IllegalStateException("fault"));

        driver.nextBatch();

        assertThat(names(driver)).containsExactly("StreamingStarted", "BatchSubmitted", "BatchStarted", "BatchFailed");
    }

    @Test
    void batchesThatAreDropped_areToldOneByOne() {
        checks.expectWarning("2 batches that waited were dropped");
        StreamTestDriver driver = checks.driver(
                Durations.seconds(1), setup -> setup.conf(StreamingConf.create().set("sluice.batch.catchUp", "each")));
        driver.input("slow").stream().foreachRDD((rdd, batch) -> {
            driver.advance(Durations.seconds(2));
            driver.context().stop();
        });
        driver.start();

        driver.nextBatch();

        assertThat(names(driver))
                .filteredOn(name -> name.startsWith("Batch"))
                .containsExactly(
                        "BatchSubmitted",
                        "BatchStarted",
                        "BatchSubmitted",
                        "BatchCompleted",
                        "BatchSubmitted",
                        "BatchDropped",
                        "BatchDropped");
    }

    @Test
    void stop_whenASourceCallsItWhileItIsOpened_endsTheProgramOnceItHasStarted() {
        StreamTestDriver driver = driver();
        driver.capture(driver.context().stream(new UnlimitedSource() {
            @Override
            public SourceReader<Long> open(SourceContext context) {
                driver.context().stop();
                return super.open(context);
            }
        }));

        driver.start();

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    private StreamTestDriver driver() {
        return checks.driver(Durations.seconds(1));
    }

    private static void throwIf(boolean condition, Throwable fault) throws Exception {
        if (condition && fault instanceof Error error) {
            throw error;
        }
        if (condition) {
            throw (Exception) fault;
        }
    }

    private static List<String> names(StreamTestDriver driver) {
        return driver.events().stream()
                .map(event -> event.getClass().getSimpleName())
                .toList();
    }

    private static List<String> ends(StreamTestDriver driver) {
        return names(driver).stream()
                .filter(name -> name.equals("BatchCompleted") || name.equals("BatchFailed"))
                .toList();
    }

    private static final class ThrowingListener implements StreamingListener {
        private final Throwable fault;

        ThrowingListener(Throwable fault) {
            this.fault = fault;
        }

        @Override
        public void onBatchStarted(StreamingEvent.BatchStarted started) {
            if (fault instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) fault;
        }
    }

    private static final class Unspeakable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no text");
        }
    }

    /** Claims a thousand records in each batch, and cannot be limited. */
    private static class UnlimitedSource implements Source<Long>, SourceReader<Long> {
        @Override
        public SourceReader<Long> open(SourceContext context) {
            return this;
        }

        @Override
        public String describe() {
            return "unlimited";
        }

        @Override
        public InputBatch<Long> plan(BatchTime batch) {
            return new InputBatch<>(List.of(), 1_000, "");
        }

        @Override
        public void limitRate(double recordsPerSecond) {
            throw new AssertionError("fault");
        }
    }
}
