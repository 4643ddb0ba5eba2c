package dev.sluice.internal.embedded;

import dev.sluice.rdd.RDDNode;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Holds the partitions of cached nodes until the nodes are released.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class CachedPartitions {
    private final PartitionKeeper keeper;
    /** Nodes are compared by identity: they do not define {@code equals}. */
    private final Map<RDDNode.Cached<?>, AtomicReferenceArray<KeptPartition>> partitionsByNode =
            new ConcurrentHashMap<>();

    CachedPartitions(PartitionKeeper keeper) {
        this.keeper = keeper;
    }

    PartitionKeeper keeper() {
        return keeper;
    }

    AtomicReferenceArray<KeptPartition> of(RDDNode.Cached<?> node) {
        return partitionsByNode.computeIfAbsent(node, key -> new AtomicReferenceArray<>(key.partitionCount()));
    }

    /** A job that is running goes on with what it has in memory. */
    void release(RDDNode.Cached<?> node) {
        AtomicReferenceArray<KeptPartition> kept = partitionsByNode.remove(node);
        for (int index = 0; kept != null && index < kept.length(); index++) {
            KeptPartition partition = kept.get(index);
            if (partition != null) {
                keeper.release(partition);
            }
        }
    }

    void close() {
        partitionsByNode.keySet().forEach(this::release);
        keeper.close();
    }
}
