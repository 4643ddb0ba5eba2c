package dev.sluice.internal.embedded;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.StableHash;

/**
 * Decides which target partition of an exchange a key goes to, and by which hash the tables of a target find it.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class KeyRouting {
    /**
     * A hash partitioner spends the upper bits of the mixed hash, and a table finds a key's home by the upper bits too: without this odd
     * factor all keys of one target would crowd a part of its table.
     */
    private static final int TABLE_FACTOR = 0x9E3779B1;

    private KeyRouting() {}

    /** Returns the hash of a key for the tables of an exchange. */
    static int tableHash(int stableHash) {
        return StableHash.mix(stableHash) * TABLE_FACTOR;
    }

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

    /** Returns whether a key's target follows from its stable hash, so that it can be found before the key is looked up. */
    static boolean isByHash(Partitioner partitioner) {
        return partitioner instanceof HashPartitioner;
    }
}
