package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;

/**
 * Tasks that can run at the same time: one for each partition.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param key which group it is, from batch to batch
 * @param partitions the partitions, ascending
 * @param elementCount about how many elements they read together, or {@link PartitionSource#UNKNOWN}
 * @param firstAttempt how often they were tried before, from 0
 * @param attempts how often each may be tried now, at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // never changed and never compared
record TaskGroup(Key key, int[] partitions, long elementCount, int firstAttempt, int attempts) {

    /** What tasks are for. */
    enum Phase {
        /** They fill an exchange. */
        MAP,
        /** They merge what map tasks have for a target. */
        MERGE,
        /** They make the results of a job. */
        RESULT
    }

    /** The exchange or action that a group belongs to, and its part in it. */
    record Key(Origin origin, Phase phase) {}
}
