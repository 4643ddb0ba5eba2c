package dev.sluice.testkit.oracle;

import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Partitioner;

/**
 * Numbers partitions the other way round, as partitioners of users' do that are not by hash.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class LastFirst extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitionCount;

    LastFirst(int partitionCount) {
        this.partitionCount = partitionCount;
    }

    @Override
    public int partitionCount() {
        return partitionCount;
    }

    @Override
    public int partition(Object key) {
        return partitionCount - 1 - new HashPartitioner(partitionCount).partition(key);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LastFirst that && that.partitionCount == partitionCount;
    }

    @Override
    public int hashCode() {
        return partitionCount;
    }
}
