package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.Iterator;

/**
 * Serves the partitions of a union as a source of its own.
 *
 * <p>For unions in which one source is met twice, in programs with accumulators: what follows computes two partitions then, which cannot be told from
 * the source alone.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param sources the strands of all sources, as partitions of the union
 */
record UnionSource(RDDNode.Union<?> node, Strands sources) implements PartitionSource {
    private static final Origin ORIGIN = new Origin("union", "a source that is met twice", false);

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) {
        return sources.pull(partition, attempt);
    }

    @Override
    public long elementCount(int partition) {
        return sources.elementCount(partition);
    }

    @Override
    public Origin origin() {
        return ORIGIN;
    }
}
