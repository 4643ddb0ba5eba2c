package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Arrays;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Serves kept partitions, and keeps those that it has to compute.
 *
 * <p>Two tasks that miss the same partition at the same time both compute it; the first to end is kept, and serves both.
 *
 * <p><b>Thread rule:</b> thread-safe; a partition is set once.
 *
 * @param kept the kept partitions, absent ones null
 * @param before computes a partition; has none of them if all that are wanted were kept when the job was planned
 */
record CachedSource(AtomicReferenceArray<Object[]> kept, Strands before) implements PartitionSource {
    private static final Origin ORIGIN = new Origin("cache", "kept partitions", false);

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        Object[] elements = kept.get(partition);
        if (elements == null) {
            kept.compareAndSet(partition, null, compute(partition, attempt));
            elements = kept.get(partition);
        }
        return Arrays.asList(elements).iterator();
    }

    private Object[] compute(int partition, TaskAttempt attempt) throws Exception {
        ElementBuffer buffer = new ElementBuffer();
        before.push(partition, new TaskState(attempt, buffer));
        return buffer.toArray();
    }

    @Override
    public long elementCount(int partition) {
        Object @Nullable [] elements = kept.get(partition);
        return elements == null ? before.elementCount(partition) : elements.length;
    }

    @Override
    public Origin origin() {
        return ORIGIN;
    }
}
