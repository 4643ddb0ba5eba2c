package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingEvent.StreamingStopped;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a program ends after a number of batches, and what is told of the input that no batch has got. */
class UnprocessedInputTest {
    @RegisterExtension
    private final EngineChecks checks = new EngineChecks();

    @Test
    void limit_whenReached_stopsTheProgram() {
        StreamTestDriver driver = limited(2, CutPolicy.INTERVAL);
        TestInput<String> lines = driver.input("lines");
        TestOutput<String> seen = driver.capture(lines.stream());
        driver.start();

        driver.nextBatch();
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.ACTIVE);
        lines.add("a");
        driver.nextBatch();

        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
        assertThat(seen.perBatch()).containsExactly(List.of(), List.of("a"));
        assertThat(unprocessed(driver)).isEmpty();
    }

    @Test
    void limit_whenMoreArrivesWhileTheLastBatchRuns_isCountedByStream() {
        checks.expectWarning("not processed when the program stopped: 3 (2 of lines, 1 of marks)");
        StreamTestDriver driver = limited(1, CutPolicy.INTERVAL);
        TestInput<String> lines = driver.input("lines");
        TestInput<String> marks = driver.input("marks");
        TestOutput<String> seen = driver.capture(lines.stream().union(marks.stream()));
        lines.stream().foreachRDD(rdd -> {
            lines.add("late", "later");
            marks.add("!");
        });
        driver.start();
        lines.add("a");

        driver.nextBatch();

        assertThat(seen.perBatch()).containsExactly(List.of("a"));
        assertThat(unprocessed(driver))
                .containsExactly(new InputInfo(0, "lines", 2, ""), new InputInfo(1, "marks", 1, ""));
    }

    @Test
    void limit_whenBatchesAreCutOnArrival_countsEachOfThem() {
        StreamTestDriver driver = limited(2, CutPolicy.ON_ARRIVAL);
        TestInput<String> lines = driver.input("lines");
        TestOutput<String> seen = driver.capture(lines.stream());
        driver.start();

        lines.add("a");
        lines.add("b");

        assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of("b"));
        assertThat(driver.context().getState()).isEqualTo(StreamingContextState.STOPPED);
    }

    @Test
    void stop_whenNotGraceful_tellsWhatItLeaves() {
        checks.expectWarning("not processed when the program stopped: 2 (2 of lines)");
        StreamTestDriver driver = checks.driver(Durations.seconds(1));
        TestInput<String> lines = driver.input("lines");
        driver.capture(lines.stream());
        driver.start();
        lines.add("a", "b");

        driver.stop(false);

        assertThat(unprocessed(driver)).containsExactly(new InputInfo(0, "lines", 2, ""));
    }

    @Test
    void stop_whenGraceful_leavesNothing() {
        StreamTestDriver driver = checks.driver(Durations.seconds(1));
        TestInput<String> lines = driver.input("lines");
        TestOutput<String> seen = driver.capture(lines.stream());
        driver.start();
        lines.add("a", "b");

        driver.stop(true);

        assertThat(seen.all()).containsExactly("a", "b");
        assertThat(unprocessed(driver)).isEmpty();
    }

    @Test
    void interval_ofTheSettings_replacesTheProgramsWithAWarning() {
        checks.expectWarning(
                "The program asks for a batch every 1 s, but sluice.batch.interval is 200 ms, which holds");
        StreamTestDriver driver = checks.driver(
                Durations.seconds(1),
                setup -> setup.conf(
                        StreamingConf.create().set(BatchKeys.INTERVAL, Optional.of(Durations.milliseconds(200)))));
        TestInput<String> lines = driver.input("lines");
        TestOutput<String> seen = driver.capture(lines.stream());
        driver.start();

        driver.nextBatches(2);

        assertThat(seen.batches().stream().map(batch -> batch.time().milliseconds()))
                .containsExactly(200L, 400L);
    }

    private StreamTestDriver limited(long batchCount, CutPolicy cutPolicy) {
        StreamingConf conf = StreamingConf.create()
                .set(BatchKeys.LIMIT, Optional.of(batchCount))
                .set(BatchKeys.CUT_POLICY, cutPolicy);
        return checks.driver(Durations.seconds(1), setup -> setup.conf(conf));
    }

    private static List<InputInfo> unprocessed(StreamTestDriver driver) {
        return driver.events().stream()
                .filter(StreamingStopped.class::isInstance)
                .map(StreamingStopped.class::cast)
                .toList()
                .get(0)
                .unprocessed();
    }
}
