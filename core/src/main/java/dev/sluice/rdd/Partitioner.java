package dev.sluice.rdd;

import java.io.Serializable;

/**
 * Decides which partition a key goes to.
 *
 * <p>Two partitioners that are {@code equals} put every key in the same place; RDDs that share one are joined without moving them
 * again. An implementation that is written by a user should therefore define {@code equals} and {@code hashCode}.
 *
 * <p><b>Thread rule:</b> called from several tasks at once; immutable.
 */
public abstract class Partitioner implements Serializable {
    private static final long serialVersionUID = 1;

    /** Returns the number of partitions, at least 1. It never changes. */
    public abstract int partitionCount();

    /**
     * Returns the partition of a key, from 0 to {@link #partitionCount} - 1. Equal keys give the same answer, in every JVM; anything
     * else is refused when it is met, naming the key.
     */
    public abstract int partition(Object key);
}
