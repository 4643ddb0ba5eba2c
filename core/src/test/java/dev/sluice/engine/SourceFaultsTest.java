package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.engine.FaultySource.Call;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingEvent;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a source throws, wherever: the program goes on or ends as it should, nothing is lost silently, and the source is named. */
class SourceFaultsTest {
    @RegisterExtension
    final EngineChecks checks = new EngineChecks();

    private final FaultySource source = new FaultySource();

    static Stream<Throwable> faults() {
        return Stream.of(
                new IOException("fault"),
                new IllegalStateException("fault"),
                new StackOverflowError("fault"),
                new NoClassDefFoundError("fault"),
                new AssertionError("fault"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void open_whenItThrows_refusesTheStart_andClosesTheOthers(Throwable fault) {
        FaultySource healthy = new FaultySource();
        StreamTestDriver driver = driver();
        driver.capture(driver.context().stream(healthy));
        capture(driver, source.failing(Call.OPEN, fault, 1));

        assertThatThrownBy(driver::start)
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.SOURCE_FAILED))
                .hasMessageContaining("orders")
                .hasMessageContaining("SourceFaultsTest.java:")
                .hasMessageContaining("could not be opened")
                .hasCause(fault);

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(healthy.calls).containsExactly(Call.OPEN, Call.CLOSE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void start_whenItThrows_refusesTheStart_stopsAndClosesTheOthers(Throwable fault) {
        FaultySource healthy = new FaultySource();
        StreamTestDriver driver = driver();
        driver.capture(driver.context().stream(healthy));
        capture(driver, source.failing(Call.START, fault, 1));

        assertThatThrownBy(driver::start).hasMessageContaining("orders").hasMessageContaining("could not be started");

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(healthy.calls).containsExactly(Call.OPEN, Call.START, Call.STOP, Call.CLOSE);
        assertThat(source.calls).containsExactly(Call.OPEN, Call.START, Call.CLOSE);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void cut_whenItThrows_failsTheBatch_andItsInputIsInTheNext(Throwable fault) {
        checks.expectWarning("failed before its outputs ran");
        StreamTestDriver driver = driver().tolerateFailures();
        TestInput<String> healthy = driver.input("healthy");
        TestOutput<String> seen = driver.capture(
                healthy.stream().union(driver.context().stream(source).named("orders")));
        driver.start();
        source.failing(Call.CUT, fault, 1).add("a");
        healthy.add("b");

        driver.nextBatches(3);

        assertThat(ends(driver)).containsExactly("BatchFailed 0", "BatchCompleted 1", "BatchCompleted 2");
        assertThat(seen.perBatch()).containsExactly(List.of("b", "a"), List.of());
        assertThat(driver.failure())
                .get()
                .asString()
                .contains("orders", "could not mark the end of its input for batch 1000 ms", "fault");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void plan_whenItThrows_failsTheBatch_andItsInputIsInTheNext(Throwable fault) {
        checks.expectWarning("failed before its outputs ran");
        StreamTestDriver driver = driver().tolerateFailures();
        TestOutput<String> seen = capture(driver, source.failing(Call.PLAN, fault, 1));
        driver.start();
        source.add("a");

        driver.nextBatches(2);

        assertThat(ends(driver)).containsExactly("BatchFailed 0", "BatchCompleted 1");
        assertThat(seen.perBatch()).containsExactly(List.of("a"));
        assertThat(driver.failure()).get().asString().contains("orders", "could not tell its input", "fault");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void release_whenItThrows_leavesTheBatchGood_andIsReported(Throwable fault) {
        checks.expectWarning("orders (SourceFaultsTest.java:");
        StreamTestDriver driver = driver();
        TestOutput<String> seen = capture(driver, source.failing(Call.RELEASE, fault, 1));
        driver.start();
        source.add("a");

        driver.nextBatches(2);

        assertThat(ends(driver)).containsExactly("BatchCompleted 0", "BatchCompleted 1");
        assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of());
        assertThat(driver.failure()).isEmpty();
        assertThat(faultEvents(driver)).singleElement().satisfies(event -> {
            assertThat(event.streamName()).isEqualTo("orders");
            assertThat(event.message()).contains("could not release batch 1000 ms", "fault");
        });
    }

    @ParameterizedTest
    @MethodSource("faults")
    void stop_whenItThrows_stopsAndDrainsTheOthers_andIsAFailure(Throwable fault) {
        checks.expectWarning("could not be stopped");
        StreamTestDriver driver = driver().tolerateFailures();
        capture(driver, source.failing(Call.STOP, fault, 1));
        FaultySource healthy = new FaultySource();
        TestOutput<String> seen = driver.capture(driver.context().stream(healthy));
        driver.start();
        healthy.add("kept");

        driver.stop(true);

        assertThat(seen.all()).containsExactly("kept");
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(source.calls).endsWith(Call.CLOSE);
        assertThat(driver.failure()).get().asString().contains("orders", "could not be stopped", "fault");
        assertThat(faultEvents(driver)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("faults")
    void close_whenItThrows_endsTheProgram_andClosesTheOthers(Throwable fault) {
        checks.expectWarning("could not be closed");
        StreamTestDriver driver = driver();
        FaultySource healthy = new FaultySource();
        driver.capture(driver.context().stream(healthy));
        capture(driver, source.failing(Call.CLOSE, fault, 1));
        driver.start();

        driver.stop(false);

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(healthy.calls).endsWith(Call.STOP, Call.UNPLANNED_RECORD_COUNT, Call.CLOSE);
        assertThat(faultEvents(driver))
                .singleElement()
                .satisfies(event -> assertThat(event.message()).contains("orders", "could not be closed"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void hasUnplannedInput_whenItThrows_givesTheSourceOneMoreBatch_andIsAFailure(Throwable fault) {
        checks.expectWarning("could not tell whether it has input left");
        StreamTestDriver driver = driver().tolerateFailures();
        TestOutput<String> seen = capture(driver, source.failing(Call.HAS_UNPLANNED_INPUT, fault, 9));
        driver.start();
        source.add("a");

        driver.stop(true);

        assertThat(seen.perBatch()).containsExactly(List.of("a"));
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(driver.failure()).get().asString().contains("orders", "fault");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void unplannedRecordCount_whenItThrows_isReported_andTheCountIsUnknown(Throwable fault) {
        checks.expectWarning("could not tell how many records it has left");
        checks.expectWarning("not processed when the program stopped: an unknown number (some of orders)");
        StreamTestDriver driver = driver();
        capture(driver, source.failing(Call.UNPLANNED_RECORD_COUNT, fault, 1));
        driver.start();

        driver.stop(false);

        assertThat(source.calls).endsWith(Call.CLOSE);
        assertThat(faultEvents(driver)).hasSize(1);
    }

    @Test
    void gracefulStop_whenASourceHandsOutALittleAtATime_plansBatchesUntilNothingIsLeft() {
        StreamTestDriver driver = driver();
        TestOutput<String> seen = capture(driver, source.planningAtMost(2));
        driver.start();
        source.add("a", "b", "c", "d", "e");

        driver.stop(true);

        assertThat(seen.perBatch()).containsExactly(List.of("a", "b"), List.of("c", "d"), List.of("e"));
        assertThat(seen.batches().stream().map(batch -> batch.time().milliseconds()))
                .containsExactly(1_000L, 2_000L, 3_000L);
    }

    @Test
    void gracefulStop_whenABatchCannotBePlanned_triesAgainWithTheNext() {
        checks.expectWarning("failed before its outputs ran");
        StreamTestDriver driver = driver().tolerateFailures();
        TestOutput<String> seen = capture(driver, source.failing(Call.PLAN, new IOException("fault"), 2));
        driver.start();
        source.add("a");

        driver.stop(true);

        assertThat(ends(driver)).containsExactly("BatchFailed 0", "BatchFailed 1", "BatchCompleted 2");
        assertThat(seen.all()).containsExactly("a");
    }

    @Test
    void gracefulStop_whenASourceNeverHandsOutWhatItHas_isGivenUpInTime() {
        checks.expectWarning("failed before its outputs ran");
        checks.expectWarning("not processed when the program stopped: 1 (1 of orders)");
        StreamTestDriver driver = checks.driver(
                        Durations.seconds(1),
                        setup -> setup.conf(StreamingConf.create()
                                .set(EngineKeys.GRACEFUL_STOP_TIMEOUT, Optional.of(Duration.ofSeconds(5)))))
                .tolerateFailures();
        capture(driver, source.failing(Call.PLAN, new IOException("fault"), 1_000));
        driver.start();
        source.add("a");

        driver.stop(true);

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(driver.epochMillis()).isEqualTo(5_000);
        assertThat(source.calls).filteredOn(Call.PLAN::equals).hasSizeBetween(4, 6);
        assertThat(source.calls).endsWith(Call.CLOSE);
    }

    @Test
    void gracefulStop_whenASourceClaimsInputThatItDoesNotHandOut_isGivenUpInTime() {
        checks.expectWarning("not processed when the program stopped: 1 (1 of orders)");
        StreamTestDriver driver = driver().tolerateFailures();
        capture(driver, source.planningAtMost(0));
        driver.start();
        source.add("a");

        driver.stop(true);

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(driver.failure()).get().asString().contains("Stopping took longer than 10000 ms");
    }

    @Test
    void cut_whenItThrowsForABatchThatIsDropped_isReportedAllTheSame() {
        checks.expectWarning("could not mark the end of its input for batch 1, which was dropped");
        checks.expectWarning("were dropped because the program was stopped");
        StreamTestDriver driver = driver();
        capture(driver, source);
        driver.input("slow").stream().foreachRDD((rdd, batch) -> {
            if (batch.id() == 0) {
                source.failing(Call.CUT, new IOException("fault"), 1);
                driver.advance(Durations.seconds(1));
                driver.context().stop();
            }
        });
        driver.start();

        driver.nextBatch();

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(faultEvents(driver)).hasSize(1);
    }

    private StreamTestDriver driver() {
        return checks.driver(Durations.seconds(1));
    }

    private static TestOutput<String> capture(StreamTestDriver driver, FaultySource source) {
        return driver.capture(driver.context().stream(source).named("orders"));
    }

    private static List<StreamingEvent.SourceFailed> faultEvents(StreamTestDriver driver) {
        return driver.events().stream()
                .filter(StreamingEvent.SourceFailed.class::isInstance)
                .map(StreamingEvent.SourceFailed.class::cast)
                .toList();
    }

    private static List<String> ends(StreamTestDriver driver) {
        return driver.events().stream()
                .map(event -> {
                    if (event instanceof StreamingEvent.BatchCompleted completed) {
                        return "BatchCompleted " + completed.batch().batchId();
                    }
                    return event instanceof StreamingEvent.BatchFailed failed
                            ? "BatchFailed " + failed.batch().batchId()
                            : "";
                })
                .filter(text -> !text.isEmpty())
                .toList();
    }
}
