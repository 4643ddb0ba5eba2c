package dev.sluice.examples.chains;

import dev.sluice.DStream;
import dev.sluice.DStreamLike;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.function.Function;

/** Runs a chain of operations on some batches, a second apart from 1 s on. */
public final class BatchSeries {
    private BatchSeries() {}

    /** Returns what a chain makes of each batch; a batch in which it gives no RDD is left out. */
    public static <T, O> List<List<O>> run(List<List<T>> batches, Function<DStream<T>, DStreamLike<O, ?, ?>> chain) {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<T> input = driver.input("input");
            TestOutput<O> output = driver.capture(chain.apply(input.stream()));
            driver.start();
            for (List<T> batch : batches) {
                input.addPartitions(List.of(batch));
                driver.nextBatch();
            }
            return output.perBatch();
        }
    }
}
