package dev.sluice.internal.embedded;

import dev.sluice.rdd.RDDNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Holds the partitions of cached nodes until the nodes are released.
 *
 * <p>All levels but {@code NONE} keep objects in memory for now; what the level says of encoding and disk is not honoured. The bound
 * is what the program persists: nothing is evicted.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class CachedPartitions {
    /** Nodes are compared by identity: they do not define {@code equals}. */
    private final Map<RDDNode.Cached<?>, AtomicReferenceArray<Object[]>> partitionsByNode = new ConcurrentHashMap<>();

    AtomicReferenceArray<Object[]> of(RDDNode.Cached<?> node) {
        return partitionsByNode.computeIfAbsent(node, key -> new AtomicReferenceArray<>(key.partitionCount()));
    }

    /** A job that is running goes on with what it has. */
    void release(RDDNode.Cached<?> node) {
        partitionsByNode.remove(node);
    }

    void clear() {
        partitionsByNode.clear();
    }
}
