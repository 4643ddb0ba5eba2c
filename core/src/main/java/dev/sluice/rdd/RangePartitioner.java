package dev.sluice.rdd;

import dev.sluice.function.SerializableComparator;
import java.util.List;

/**
 * Sends keys to partitions by range, so that sorted partitions one after the other are sorted as a whole.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class RangePartitioner<K> extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitionCount;
    private final SerializableComparator<K> order;

    /** The last key of each partition, ascending; partitions beyond have none and stay empty, but for the one after the last bound. */
    private final List<K> bounds;

    RangePartitioner(int partitionCount, SerializableComparator<K> order, List<K> bounds) {
        this.partitionCount = partitionCount;
        this.order = order;
        this.bounds = List.copyOf(bounds);
    }

    @Override
    public int partitionCount() {
        return partitionCount;
    }

    @Override
    @SuppressWarnings("unchecked") // made together with the keys that it is asked about
    public int partition(Object key) {
        int low = 0;
        int high = bounds.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare((K) key, bounds.get(middle)) <= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RangePartitioner<?> that
                && that.partitionCount == partitionCount
                && that.order.equals(order)
                && that.bounds.equals(bounds);
    }

    @Override
    public int hashCode() {
        return 31 * partitionCount + bounds.hashCode();
    }

    @Override
    public String toString() {
        return "RangePartitioner(" + partitionCount + ")";
    }
}
