package dev.sluice.internal.state.heap;

import java.util.Arrays;

/**
 * A column of {@code Integer}, in chunks as in {@link LongChunks}.
 *
 * <p><b>Thread rule:</b> that of its table.
 */
final class IntColumn extends Column {
    private int[][] chunks = {};
    private int chunkCount;

    @Override
    boolean accepts(Object value) {
        return value instanceof Integer;
    }

    @Override
    Object get(int slot) {
        return at(slot);
    }

    @Override
    void set(int slot, Object value) {
        chunks[slot >>> LongChunks.CHUNK_BITS][slot & LongChunks.CHUNK_MASK] = (Integer) value;
    }

    @Override
    boolean isEqual(int slot, Object value) {
        return value instanceof Integer number && at(slot) == number;
    }

    @Override
    void ensure(int slotCount) {
        int firstSize = LongChunks.firstSize(slotCount);
        if (chunkCount == 0) {
            chunks = new int[][] {new int[firstSize]};
            chunkCount = 1;
        } else if (chunks[0].length < firstSize) {
            chunks[0] = Arrays.copyOf(chunks[0], firstSize);
        }
        int needed = LongChunks.chunksFor(slotCount);
        if (needed > chunks.length) {
            chunks = Arrays.copyOf(chunks, LongChunks.roomFor(needed));
        }
        while (chunkCount < needed) {
            chunks[chunkCount++] = new int[LongChunks.CHUNK_SIZE];
        }
    }

    @Override
    void truncate(int slotCount) {
        int needed = Math.max(1, LongChunks.chunksFor(slotCount));
        while (chunkCount > needed) {
            chunks[--chunkCount] = new int[0];
        }
    }

    @Override
    void move(int from, int to) {
        chunks[to >>> LongChunks.CHUNK_BITS][to & LongChunks.CHUNK_MASK] = at(from);
    }

    @Override
    long bytes() {
        long bytes = 8L * chunks.length;
        for (int chunk = 0; chunk < chunkCount; chunk++) {
            bytes += 16 + 4L * chunks[chunk].length;
        }
        return bytes;
    }

    private int at(int slot) {
        return chunks[slot >>> LongChunks.CHUNK_BITS][slot & LongChunks.CHUNK_MASK];
    }
}
