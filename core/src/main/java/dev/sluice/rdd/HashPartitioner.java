package dev.sluice.rdd;

/**
 * Spreads keys evenly by their {@link StableHash}, which is the same in every run.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class HashPartitioner extends Partitioner {
    private static final long serialVersionUID = 1;

    private final int partitionCount;

    /** Creates a partitioner for {@code partitionCount} partitions, at least 1. */
    public HashPartitioner(int partitionCount) {
        if (partitionCount < 1) {
            throw new IllegalArgumentException("partitionCount must be at least 1, got " + partitionCount);
        }
        this.partitionCount = partitionCount;
    }

    @Override
    public int partitionCount() {
        return partitionCount;
    }

    @Override
    public int partition(Object key) {
        return partitionOfHash(StableHash.of(key));
    }

    /** Returns the partition of a key with this {@link StableHash}, for callers that have it already. */
    public int partitionOfHash(int stableHash) {
        // The high half of the product spreads evenly for any count, and costs no division.
        return (int) ((Integer.toUnsignedLong(StableHash.mix(stableHash)) * partitionCount) >>> 32);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof HashPartitioner that && that.partitionCount == partitionCount;
    }

    @Override
    public int hashCode() {
        return partitionCount;
    }

    @Override
    public String toString() {
        return "HashPartitioner(" + partitionCount + ")";
    }
}
