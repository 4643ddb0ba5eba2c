package dev.sluice.examples.chains;

import dev.sluice.DStream;
import dev.sluice.DStreamLike;
import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs a chain of operations on one batch. */
public final class OneBatch {
    private OneBatch() {}

    /** Returns what a chain makes of some elements in two partitions. */
    public static <T, O> List<O> run(List<T> elements, Function<DStream<T>, DStreamLike<O, ?, ?>> chain) {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<T> input = driver.input("input");
            TestOutput<O> output = driver.capture(chain.apply(input.stream()));
            driver.start();
            int middle = (elements.size() + 1) / 2;
            input.addPartitions(List.of(elements.subList(0, middle), elements.subList(middle, elements.size())));
            driver.nextBatch();
            return output.last();
        }
    }

    /** Returns what a chain makes of two streams, each with one partition. */
    public static <T, U, O> List<O> run(
            List<T> left, List<U> right, BiFunction<DStream<T>, DStream<U>, DStreamLike<O, ?, ?>> chain) {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<T> leftInput = driver.input("left");
            TestInput<U> rightInput = driver.input("right");
            TestOutput<O> output = driver.capture(chain.apply(leftInput.stream(), rightInput.stream()));
            driver.start();
            leftInput.addPartitions(List.of(left));
            rightInput.addPartitions(List.of(right));
            driver.nextBatch();
            return output.last();
        }
    }

    /** Returns words under their lengths. */
    static PairDStream<Integer, String> byLength(DStream<String> words) {
        return words.mapToPair(word -> Pair.of(word.length(), word));
    }
}
