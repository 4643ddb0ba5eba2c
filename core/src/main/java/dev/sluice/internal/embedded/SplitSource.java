package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.Iterator;

/**
 * Reads the splits of a read node.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record SplitSource(RDDNode.Read<?> node) implements PartitionSource {

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        Iterator<?> elements = node.splits().get(partition).open();
        attempt.closeAtEnd(elements);
        return elements;
    }

    @Override
    public long elementCount(int partition) {
        return node.splits().get(partition).elementCount();
    }

    @Override
    public Origin origin() {
        return node.origin();
    }
}
