package dev.sluice.internal.embedded.table;

import dev.sluice.rdd.StableHash;

/**
 * By what a {@link CombineTable} places its keys: each phase is entered when the one before it met a flood, and only a
 * reset leads back.
 *
 * <p><b>Thread rule:</b> immutable.
 */
enum SlotHashing {
    /** By the hash that the caller gives. */
    GIVEN,

    /** By {@link StableHash#second}, which defeats keys made for the first hash, and hash codes left constant by mistake. */
    SECOND,

    /** Comparable keys in a tree, the others still by their second hash, in linear time where that is equal too. */
    SORTED;

    SlotHashing next() {
        return switch (this) {
            case GIVEN -> SECOND;
            case SECOND -> SORTED;
            case SORTED -> throw new AssertionError("No hashing follows " + this);
        };
    }

    int of(Object key) {
        return (int) StableHash.second(key);
    }
}
