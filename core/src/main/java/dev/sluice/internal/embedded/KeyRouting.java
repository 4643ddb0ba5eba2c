package dev.sluice.internal.embedded;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;

/**
 * Asks a partitioner for the target of a key, and does not trust the answer.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class KeyRouting {
    private KeyRouting() {}

    /** Returns the target partition that any partitioner gives a key; checks what a user's one says. */
    static int target(Partitioner partitioner, Object key, Origin origin, TaskAttempt attempt) {
        try {
            int target = partitioner.partition(key);
            if (target < 0 || target >= partitioner.partitionCount()) {
                throw new StreamingException(
                        ErrorCode.INVALID_ARGUMENT,
                        "Partitioner " + partitioner + " put a key into partition " + target
                                + ", expected 0 to " + (partitioner.partitionCount() - 1)
                                + ". Return a number in that range for every key.");
            }
            return target;
        } catch (Throwable thrown) {
            throw attempt.failed(origin, key, thrown);
        }
    }
}
