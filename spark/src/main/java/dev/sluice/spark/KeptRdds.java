package dev.sluice.spark;

import dev.sluice.rdd.RDDNode;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.StorageLevels;
import org.apache.spark.storage.StorageLevel;

/**
 * The persisted RDDs of cached nodes, from their first job until they are released.
 *
 * <p><b>Thread rule:</b> thread-safe because every method is synchronized.
 */
final class KeptRdds {
    private final Map<RDDNode.Cached<?>, JavaRDD<?>> byNode = new HashMap<>();

    @SuppressWarnings("unchecked") // put there for the same node
    synchronized <T> JavaRDD<T> of(RDDNode.Cached<T> node, Supplier<JavaRDD<T>> parent) {
        JavaRDD<T> kept = (JavaRDD<T>) byNode.get(node);
        if (kept == null) {
            // A new RDD, because another node may keep the parent at another level.
            kept = parent.get().<T>mapPartitions(elements -> elements).persist(level(node.level()));
            byNode.put(node, kept);
        }
        return kept;
    }

    synchronized void release(RDDNode.Cached<?> node) {
        JavaRDD<?> kept = byNode.remove(node);
        if (kept != null) {
            kept.unpersist(true);
        }
    }

    synchronized void releaseAll() {
        byNode.values().forEach(kept -> kept.unpersist(true));
        byNode.clear();
    }

    private static StorageLevel level(dev.sluice.rdd.StorageLevel level) {
        return StorageLevels.create(
                level.usesDisk(), level.usesMemory(), false, level.keepsObjects(), level.replication());
    }
}
