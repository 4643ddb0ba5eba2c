package dev.sluice.sketches;

import static dev.sluice.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.aggregate.Aggregates;
import dev.sluice.config.StateKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.WindowResult;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partial results of windows on event time, which wait as objects or, in RocksDB, as bytes. */
class SketchesInStateTest {

    @TempDir
    private Path directory;

    @Test
    void eventWindows_onTheHeap() {
        StreamingConf conf = StreamingConf.create();

        assertThat(resultsOf(conf, Sketches.distinctCount()))
                .containsExactly(new Estimate(3, 3, 4), new Estimate(1, 1, 2));
        assertThat(resultsOf(conf, Sketches.quantiles(0.5))).containsExactly(List.of(20.0), List.of(50.0));
        assertThat(resultsOf(conf, Sketches.<Long>frequentItems(2)))
                .containsExactly(
                        List.of(new FrequentItem<>(10L, 1, 2), new FrequentItem<>(30L, 1, 2)),
                        List.of(new FrequentItem<>(50L, 1, 1)));
    }

    @Test
    void eventWindows_inRocksDB_giveTheSame() {
        Aggregate<Long, ?, Pair<Pair<Estimate, List<Double>>, List<FrequentItem<Long>>>> all = Aggregates.both(
                Aggregates.both(Sketches.<Long>distinctCount(), Sketches.<Long>quantiles(0.1, 0.5)),
                Sketches.<Long>frequentItems(2));

        assertThat(resultsOf(rocks(), all)).hasSize(2).isEqualTo(resultsOf(StreamingConf.create(), all));
    }

    @Test
    void partialResult_withoutRegister_failsTheBatchNamingTheClassAndWhatToDo() {
        try (StreamTestDriver driver = driver(rocks())) {
            TestInput<Timed> numbers = driver.input("numbers");
            Timed.results(driver, numbers, Sketches.distinctCount());
            driver.start();
            numbers.add(new Timed(10, 1));

            assertThatThrownBy(driver::nextBatch)
                    .hasStackTraceContaining(DistinctSketch.class.getName())
                    .hasStackTraceContaining("registerCodec");
        }
    }

    private StreamingConf rocks() {
        return StreamingConf.create().set(StateKeys.STORE, "rocksdb").set(StateKeys.DIRECTORY, Optional.of(directory));
    }

    private static StreamTestDriver driver(StreamingConf conf) {
        return StreamTestDriver.setup(seconds(1)).conf(conf).create();
    }

    /** Returns what windows of ten seconds give that are filled by several batches. */
    private static <R> List<R> resultsOf(StreamingConf conf, Aggregate<Long, ?, R> aggregate) {
        try (StreamTestDriver driver = driver(conf)) {
            Sketches.register(driver.context());
            TestInput<Timed> numbers = driver.input("numbers");
            TestOutput<WindowResult<String, R>> results = Timed.results(driver, numbers, aggregate);
            driver.start();

            numbers.add(new Timed(10, 1), new Timed(20, 2));
            driver.nextBatch();
            numbers.add(new Timed(10, 3), new Timed(30, 4));
            driver.nextBatch();
            numbers.add(new Timed(30, 9), new Timed(50, 12));
            driver.nextBatch();
            numbers.add(new Timed(70, 30));
            driver.nextBatch();

            return results.all().stream().map(WindowResult::value).toList();
        }
    }

    /** A number, and the second in which it was measured. */
    private record Timed(long number, long second) implements Serializable {

        static <R> TestOutput<WindowResult<String, R>> results(
                StreamTestDriver driver, TestInput<Timed> numbers, Aggregate<Long, ?, R> aggregate) {
            return driver.capture(numbers.stream()
                    .withEventTime(timed -> Instant.ofEpochSecond(timed.second()), EventTime.inOrder())
                    .keyBy(timed -> "key")
                    .mapValues(Timed::number)
                    .window(EventWindows.tumbling(seconds(10)))
                    .aggregate(aggregate));
        }
    }
}
