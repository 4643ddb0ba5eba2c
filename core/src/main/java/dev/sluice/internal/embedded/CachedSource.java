package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.StorageLevel;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Serves kept partitions, and keeps those that it has to compute.
 *
 * <p>Two tasks that miss the same partition at the same time both compute it; the first to end is kept, and serves both.
 *
 * <p><b>Thread rule:</b> thread-safe; a partition is set once.
 *
 * @param level how partitions are kept
 * @param keeper keeps them
 * @param kept the kept partitions, absent ones null
 * @param before computes a partition; has none of them if all that are wanted were kept when the job was planned
 */
record CachedSource(
        StorageLevel level, PartitionKeeper keeper, AtomicReferenceArray<KeptPartition> kept, Strands before)
        implements PartitionSource {
    private static final Origin ORIGIN = new Origin("cache", "kept partitions", false);

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        KeptPartition found = kept.get(partition);
        if (found != null) {
            return found.open();
        }
        Object[] elements = compute(partition, attempt);
        KeptPartition made = keeper.keep(level, elements);
        if (kept.compareAndSet(partition, null, made)) {
            return Arrays.asList(elements).iterator();
        }
        keeper.release(made);
        return kept.get(partition).open();
    }

    private Object[] compute(int partition, TaskAttempt attempt) throws Exception {
        ElementBuffer buffer = new ElementBuffer();
        before.push(partition, new TaskState(attempt, buffer));
        return buffer.toArray();
    }

    @Override
    public long elementCount(int partition) {
        KeptPartition found = kept.get(partition);
        return found == null ? before.elementCount(partition) : found.elementCount();
    }

    @Override
    public Origin origin() {
        return ORIGIN;
    }
}
