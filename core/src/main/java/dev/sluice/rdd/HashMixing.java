package dev.sluice.rdd;

/**
 * The arithmetic under {@link StableHash}: finalisers and combiners whose results never change between releases.
 *
 * <p>The 32-bit functions are those of MurmurHash3 x86_32 by Austin Appleby, the 64-bit finaliser is that of
 * MurmurHash3 x64_128; both are in the public domain.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
final class HashMixing {
    private static final long GOLDEN_64 = 0x9E3779B97F4A7C15L;
    private static final long ODD_64 = 0xD6E8FEB86659FD93L;

    private HashMixing() {}

    static int finish32(int hash) {
        int h = hash;
        h ^= h >>> 16;
        h *= 0x85ebca6b;
        h ^= h >>> 13;
        h *= 0xc2b2ae35;
        h ^= h >>> 16;
        return h;
    }

    static long finish64(long hash) {
        long h = hash;
        h ^= h >>> 33;
        h *= 0xff51afd7ed558ccdL;
        h ^= h >>> 33;
        h *= 0xc4ceb9fe1a85ec53L;
        h ^= h >>> 33;
        return h;
    }

    /** Adds one component to an ordered 32-bit hash. */
    static int append32(int hash, int component) {
        int k = Integer.rotateLeft(component * 0xcc9e2d51, 15) * 0x1b873593;
        return Integer.rotateLeft(hash ^ k, 13) * 5 + 0xe6546b64;
    }

    /** Adds one component to an ordered 64-bit hash. */
    static long append64(long hash, long component) {
        return Long.rotateLeft((hash ^ component) * ODD_64, 29) + GOLDEN_64;
    }

    /**
     * Hashes the characters of a string without the polynomial of {@link String#hashCode()}, so that strings built to
     * collide there do not collide here.
     */
    static long characters64(String text) {
        long h = GOLDEN_64 ^ text.length();
        for (int i = 0; i < text.length(); i++) {
            h = append64(h, text.charAt(i));
        }
        return finish64(h);
    }
}
