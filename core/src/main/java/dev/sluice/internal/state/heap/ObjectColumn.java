package dev.sluice.internal.state.heap;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A column of any objects, in chunks as in {@link LongChunks}.
 *
 * <p><b>Thread rule:</b> that of its table.
 */
final class ObjectColumn extends Column {
    private @Nullable Object[][] chunks = {};
    private int chunkCount;

    @Override
    boolean accepts(Object value) {
        return true;
    }

    @Override
    @SuppressWarnings("NullAway") // a slot in use has an object; a check here would cost a branch for each record
    Object get(int slot) {
        return chunks[slot >>> LongChunks.CHUNK_BITS][slot & LongChunks.CHUNK_MASK];
    }

    @Override
    void set(int slot, Object value) {
        chunks[slot >>> LongChunks.CHUNK_BITS][slot & LongChunks.CHUNK_MASK] = value;
    }

    @Override
    boolean isEqual(int slot, Object value) {
        Object stored = get(slot);
        return stored == value || value.equals(stored);
    }

    @Override
    void ensure(int slotCount) {
        int firstSize = LongChunks.firstSize(slotCount);
        if (chunkCount == 0) {
            chunks = new @Nullable Object[][] {new @Nullable Object[firstSize]};
            chunkCount = 1;
        } else if (chunks[0].length < firstSize) {
            chunks[0] = Arrays.copyOf(chunks[0], firstSize);
        }
        int needed = LongChunks.chunksFor(slotCount);
        if (needed > chunks.length) {
            chunks = Arrays.copyOf(chunks, LongChunks.roomFor(needed));
        }
        while (chunkCount < needed) {
            chunks[chunkCount++] = new @Nullable Object[LongChunks.CHUNK_SIZE];
        }
    }

    @Override
    void truncate(int slotCount) {
        int needed = Math.max(1, LongChunks.chunksFor(slotCount));
        while (chunkCount > needed) {
            chunks[--chunkCount] = new @Nullable Object[0];
        }
        if (chunkCount == needed) {
            @Nullable Object[] last = chunks[needed - 1];
            int firstFree = slotCount - (needed - 1) * LongChunks.CHUNK_SIZE;
            Arrays.fill(last, Math.min(firstFree, last.length), last.length, null);
        }
    }

    @Override
    void clear(int slot) {
        chunks[slot >>> LongChunks.CHUNK_BITS][slot & LongChunks.CHUNK_MASK] = null;
    }

    @Override
    void move(int from, int to) {
        set(to, get(from));
    }

    @Override
    long bytes() {
        long bytes = 8L * chunks.length;
        for (int chunk = 0; chunk < chunkCount; chunk++) {
            bytes += 16 + (long) MemorySize.REFERENCE_BYTES * chunks[chunk].length;
        }
        return bytes;
    }

    @Override
    boolean hasObjects() {
        return true;
    }
}
