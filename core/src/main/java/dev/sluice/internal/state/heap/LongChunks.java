package dev.sluice.internal.state.heap;

import java.util.Arrays;

/**
 * A long array that grows by chunks of {@value #CHUNK_SIZE}, so that what is there is not copied. Only the first chunk is smaller at first, and doubles.
 *
 * <p><b>Thread rule:</b> that of its table.
 */
final class LongChunks {
    static final int CHUNK_BITS = 13;
    static final int CHUNK_SIZE = 1 << CHUNK_BITS;
    static final int CHUNK_MASK = CHUNK_SIZE - 1;
    static final int FIRST_SIZE = 16;

    private long[][] chunks = {};
    private int chunkCount;

    long get(int index) {
        return chunks[index >>> CHUNK_BITS][index & CHUNK_MASK];
    }

    void set(int index, long value) {
        chunks[index >>> CHUNK_BITS][index & CHUNK_MASK] = value;
    }

    void ensure(int size) {
        if (size <= CHUNK_SIZE) {
            ensureFirst(size);
            return;
        }
        ensureFirst(CHUNK_SIZE);
        int needed = chunksFor(size);
        if (needed > chunks.length) {
            chunks = Arrays.copyOf(chunks, roomFor(needed));
        }
        while (chunkCount < needed) {
            chunks[chunkCount++] = new long[CHUNK_SIZE];
        }
    }

    void truncate(int size) {
        int needed = Math.max(1, chunksFor(size));
        while (chunkCount > needed) {
            chunks[--chunkCount] = new long[0];
        }
    }

    long bytes() {
        long bytes = 8L * chunks.length;
        for (int chunk = 0; chunk < chunkCount; chunk++) {
            bytes += 16 + 8L * chunks[chunk].length;
        }
        return bytes;
    }

    /** Returns how many chunks hold a number of elements. */
    static int chunksFor(int size) {
        return (size + CHUNK_MASK) >>> CHUNK_BITS;
    }

    /** Returns a length for the array of chunks, which is small whatever the table is. */
    static int roomFor(int chunkCount) {
        return Math.max(4, chunkCount + (chunkCount >> 1));
    }

    /** Returns a length for the first chunk. */
    static int firstSize(int size) {
        return Math.max(FIRST_SIZE, Math.min(CHUNK_SIZE, Integer.highestOneBit(Math.max(1, size - 1)) << 1));
    }

    private void ensureFirst(int size) {
        if (chunkCount == 0) {
            chunks = new long[][] {new long[firstSize(size)]};
            chunkCount = 1;
        } else if (chunks[0].length < size) {
            chunks[0] = Arrays.copyOf(chunks[0], firstSize(size));
        }
    }
}
