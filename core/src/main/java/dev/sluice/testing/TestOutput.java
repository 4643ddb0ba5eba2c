package dev.sluice.testing;

import dev.sluice.DStreamLike;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps every batch of a stream for a test to look at.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 *
 * @param <T> the elements
 */
public final class TestOutput<T> {
    private final List<Batch<T>> batches = new ArrayList<>();

    TestOutput(DStreamLike<T, ?, ?> stream) {
        stream.foreachRDD((rdd, time) -> {
            List<List<T>> partitions = rdd.glom().collect();
            batches.add(new Batch<>(time, partitions));
        });
    }

    /** Returns all batches so far, in order. */
    public List<Batch<T>> batches() {
        return List.copyOf(batches);
    }

    /** Returns the elements of the last batch, partition after partition; throws {@link IllegalStateException} if there was none. */
    public List<T> last() {
        if (batches.isEmpty()) {
            throw new IllegalStateException("No batch has run yet. Call nextBatch() first.");
        }
        return batches.get(batches.size() - 1).elements();
    }

    /** Returns the elements of all batches, one list for each batch. */
    public List<List<T>> perBatch() {
        return batches.stream().map(Batch::elements).toList();
    }

    /** Returns the elements of all batches in one list. */
    public List<T> all() {
        return batches.stream().flatMap(batch -> batch.elements().stream()).toList();
    }

    /**
     * A batch of a stream.
     *
     * @param time the batch
     * @param partitions the elements of each partition
     * @param <T> the elements
     */
    public record Batch<T>(BatchTime time, List<List<T>> partitions) {

        public Batch {
            partitions = List.copyOf(partitions);
        }

        /** Returns the elements, partition after partition. */
        public List<T> elements() {
            return partitions.stream().flatMap(List::stream).toList();
        }
    }
}
