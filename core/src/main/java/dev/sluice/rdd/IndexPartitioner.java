package dev.sluice.rdd;

/**
 * Sends each pair to the partition whose number is its key.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class IndexPartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitionCount;

    IndexPartitioner(int partitionCount) {
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
        return other instanceof IndexPartitioner that && that.partitionCount == partitionCount;
    }

    @Override
    public int hashCode() {
        return partitionCount;
    }

    @Override
    public String toString() {
        return "IndexPartitioner(" + partitionCount + ")";
    }
}
