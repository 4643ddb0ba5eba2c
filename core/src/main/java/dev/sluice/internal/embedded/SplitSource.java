package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import java.util.Iterator;

/**
 * Reads the splits of a read node.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record SplitSource(RDDNode.Read<?> node) implements PartitionSource {

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        Split<?> split = node.splits().get(partition);
        attempt.reads(node.origin(), split);
        Iterator<?> elements = split.open();
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
