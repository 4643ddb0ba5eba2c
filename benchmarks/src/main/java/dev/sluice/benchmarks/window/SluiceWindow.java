package dev.sluice.benchmarks.window;

import dev.sluice.PairDStream;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.util.List;

/**
 * The window as a program on the whole engine, driven on one thread.
 *
 * <p><b>Thread rule:</b> confined to the thread that drives it.
 */
final class SluiceWindow implements Contestant {
    private final StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
    private final TestInput<Pair<Long, Long>> input = driver.input("events");
    private long hash;

    SluiceWindow(Function2<Long, Long, Long> combine, int ratio) {
        PairDStream.fromDStream(input.stream())
                .reduceByKeyAndWindow(combine, Durations.seconds(ratio), Durations.seconds(1))
                .foreachRDD(results -> hash = results.aggregate(
                        () -> 0L, (sum, result) -> sum + Events.hash(result.first(), result.second()), Long::sum));
        driver.start();
    }

    @Override
    public long slide(List<List<Pair<Long, Long>>> events) {
        input.addPartitions(events);
        driver.nextBatch();
        return hash;
    }

    @Override
    public void close() {
        driver.close();
    }
}
