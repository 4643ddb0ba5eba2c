package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.StreamingContext;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.PlanException;
import dev.sluice.error.Problem;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingContextState;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a context may do when, from its creation to its end. */
class LifeCycleTest {

    @Test
    void state_goesForwardOnly() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        driver.input("numbers").stream().print();
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.INITIALIZED);

        driver.start();
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.ACTIVE);

        driver.close();
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void secondStart_doesNothing() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            TestOutput<Integer> seen = driver.capture(numbers.stream());
            driver.start();

            driver.start();
            numbers.add(1);
            driver.nextBatch();

            assertThat(seen.perBatch()).containsExactly(List.of(1));
        }
    }

    @Test
    void start_whenStopped_isRefused() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        driver.capture(driver.input("numbers").stream());
        driver.start();
        driver.close();

        StreamingException refused = catchThrowableOfType(
                StreamingException.class, () -> driver.context().start());

        assertThat(refused.code()).isEqualTo(ErrorCode.LIFECYCLE_STOPPED);
    }

    @Test
    void start_whenSeveralThingsAreWrong_namesAllOfThem() {
        StreamTestDriver driver = StreamTestDriver.setup(Durations.seconds(1))
                .conf(StreamingConf.create().set("sluice.receiver.maxRat", "5"))
                .create();

        PlanException refused = catchThrowableOfType(PlanException.class, driver::start);

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactlyInAnyOrder(ErrorCode.CONFIG_UNKNOWN_KEY, ErrorCode.GRAPH_NO_OUTPUT);
        assertThat(refused).hasMessageContaining("sluice.receiver.maxRate");
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void start_whenTwoStreamsShareAName_isRefused() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        driver.capture(driver.input("same").stream());
        driver.capture(driver.input("same").stream());

        assertThatThrownBy(driver::start)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("The stream name 'same' is already used by stream#0");
    }

    @Test
    void addingStreams_whenStarted_isRefused() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            driver.capture(numbers.stream());
            driver.start();

            assertThatThrownBy(() -> numbers.stream().map(number -> number + 1))
                    .isInstanceOf(StreamingException.class)
                    .hasMessageContaining("Cannot add map at LifeCycleTest.java:")
                    .hasMessageContaining("because the context has been started");
        }
    }

    @Test
    void stop_beforeStart_makesStartImpossible() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        driver.capture(driver.input("numbers").stream());

        driver.context().stop();
        driver.context().stop();

        assertThatThrownBy(() -> driver.context().start()).isInstanceOf(StreamingException.class);
    }

    @Test
    void stop_insideForeachRdd_endsAfterThatBatch() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        List<Long> batches = new ArrayList<>();
        driver.input("numbers").stream().foreachRDD((rdd, batch) -> {
            batches.add(batch.milliseconds());
            if (batch.id() == 1) {
                driver.context().stop();
            }
        });
        driver.start();

        driver.nextBatches(4);

        assertThat(batches).containsExactly(1000L, 2000L);
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void awaitTermination_whenAnOutputFailed_throwsWhatItThrew() throws Exception {
        try (StreamTestDriver driver =
                StreamTestDriver.create(Durations.seconds(1)).tolerateFailures()) {
            driver.input("numbers").stream().foreachRDD(rdd -> {
                throw new IOException("no database");
            });
            driver.start();
            driver.nextBatch();

            StreamingContext context = driver.context();
            assertThatThrownBy(() -> context.awaitTerminationOrTimeout(10))
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("no database");
            assertThatThrownBy(() -> context.awaitTerminationOrTimeout(Duration.ofMillis(10)))
                    .isExactlyInstanceOf(IOException.class);
            assertThat(context.getState()).isEqualTo(StreamingContextState.ACTIVE);
        }
    }

    @Test
    void awaitTermination_withATimeout_saysWhetherItIsOver() throws Exception {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        driver.capture(driver.input("numbers").stream());
        driver.start();
        assertThat(driver.context().awaitTerminationOrTimeout(Duration.ZERO)).isFalse();
        assertThat(driver.context().awaitTerminationOrTimeout(0)).isFalse();

        driver.close();

        assertThat(driver.context().awaitTerminationOrTimeout(Duration.ZERO)).isTrue();
    }

    @Test
    void severalContexts_runBesideEachOther() {
        try (StreamTestDriver first = StreamTestDriver.create(Durations.seconds(1));
                StreamTestDriver second = StreamTestDriver.create(Durations.seconds(2))) {
            TestInput<Integer> toFirst = first.input("numbers");
            TestInput<Integer> toSecond = second.input("numbers");
            TestOutput<Integer> ofFirst = first.capture(toFirst.stream());
            TestOutput<Integer> ofSecond = second.capture(toSecond.stream());
            first.start();
            second.start();

            toFirst.add(1);
            toSecond.add(2);
            first.nextBatch();
            second.nextBatch();

            assertThat(ofFirst.last()).containsExactly(1);
            assertThat(ofSecond.last()).containsExactly(2);
        }
    }

    @Test
    void streamsOfAnotherContext_areRefused() {
        StreamTestDriver first = StreamTestDriver.create(Durations.seconds(1));
        StreamTestDriver second = StreamTestDriver.create(Durations.seconds(1));
        TestInput<Integer> mine = first.input("mine");
        TestInput<Integer> foreign = second.input("foreign");

        assertThatThrownBy(() -> mine.stream().union(foreign.stream()))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("union needs streams of one context");
    }

    @Test
    void gracefulStop_processesWhatWasTakenIn() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        TestInput<Integer> numbers = driver.input("numbers");
        TestOutput<Integer> seen = driver.capture(numbers.stream());
        driver.start();
        numbers.add(1, 2);

        driver.stop(true);

        assertThat(seen.all()).containsExactly(1, 2);
        assertThat(seen.batches().get(0).time().milliseconds()).isEqualTo(1000);
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void abruptStop_leavesWhatNoBatchHadTaken() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        TestInput<Integer> numbers = driver.input("numbers");
        TestOutput<Integer> seen = driver.capture(numbers.stream());
        driver.start();
        numbers.add(1, 2);

        driver.stop(false);

        assertThat(seen.batches()).isEmpty();
    }
}
