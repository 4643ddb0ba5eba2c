package dev.sluice.internal.hashing;

import dev.sluice.rdd.StableHash;

/**
 * By what a hash table places its keys: each phase is entered when the one before it met a flood, and only starting anew
 * leads back.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public enum SlotHashing {
    /** By the hash that the caller gives. */
    GIVEN,

    /** By {@link StableHash#second}, which defeats keys made for the first hash, and hash codes left constant by mistake. */
    SECOND,

    /** Comparable keys in a tree, the others still by their second hash, in linear time where that is equal too. */
    SORTED;

    /** Returns the phase that a flood leads to. */
    public SlotHashing next() {
        return switch (this) {
            case GIVEN -> SECOND;
            case SECOND -> SORTED;
            case SORTED -> throw new AssertionError("No hashing follows " + this);
        };
    }

    /** Returns the hash of a key in the phases after the first. */
    public int of(Object key) {
        return (int) StableHash.second(key);
    }
}
