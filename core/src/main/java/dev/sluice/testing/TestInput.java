package dev.sluice.testing;

import dev.sluice.DStream;
import dev.sluice.StreamingContext;
import java.util.Arrays;
import java.util.List;

/**
 * An input stream that a test feeds.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 *
 * @param <T> the elements
 */
public final class TestInput<T> {
    private final TestSource<T> source = new TestSource<>();
    private final DStream<T> stream;
    private final Runnable settle;

    TestInput(StreamingContext context, String name, Runnable settle) {
        this.stream = context.stream(source).named(name);
        this.settle = settle;
    }

    /** Returns the stream. */
    public DStream<T> stream() {
        return stream;
    }

    /** Adds elements as one partition of the next batch; throws what that batch throws if it is cut on arrival. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final void add(T... elements) {
        addPartitions(List.of(Arrays.asList(elements)));
    }

    /** Adds several partitions to the next batch. */
    public void addPartitions(List<List<T>> partitions) {
        source.add(partitions);
        settle.run();
    }

    /** Lets the next plan of a batch fail, as a source does whose input cannot be listed. */
    public void failNextPlan(Exception failure) {
        source.failNextPlan(failure);
    }
}
