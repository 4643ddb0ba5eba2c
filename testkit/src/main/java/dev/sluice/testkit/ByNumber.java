package dev.sluice.testkit;

import dev.sluice.rdd.Partitioner;

/**
 * Sends a number to the partition of that number, so that a test says where pairs go.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class ByNumber extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitionCount;

    ByNumber(int partitionCount) {
        this.partitionCount = partitionCount;
    }

    @Override
    public int partitionCount() {
        return partitionCount;
    }

    @Override
    public int partition(Object key) {
        return (Integer) key;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ByNumber that && that.partitionCount == partitionCount;
    }

    @Override
    public int hashCode() {
        return partitionCount;
    }
}
