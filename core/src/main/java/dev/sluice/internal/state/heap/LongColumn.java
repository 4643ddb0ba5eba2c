package dev.sluice.internal.state.heap;

/**
 * A column of {@code Long}.
 *
 * <p><b>Thread rule:</b> that of its table.
 */
final class LongColumn extends Column {
    private final LongChunks chunks = new LongChunks();
    /** What was touched last, so that reading it is not left out. */
    @SuppressWarnings("UnusedVariable") // written so that the reads before are not left out
    private long touched;

    @Override
    boolean accepts(Object value) {
        return value instanceof Long;
    }

    @Override
    Object get(int slot) {
        return chunks.get(slot);
    }

    @Override
    void set(int slot, Object value) {
        chunks.set(slot, (Long) value);
    }

    @Override
    boolean isEqual(int slot, Object value) {
        return value instanceof Long number && chunks.get(slot) == number;
    }

    @Override
    void ensure(int slotCount) {
        chunks.ensure(slotCount);
    }

    @Override
    void truncate(int slotCount) {
        chunks.truncate(slotCount);
    }

    @Override
    void move(int from, int to) {
        chunks.set(to, chunks.get(from));
    }

    @Override
    void touch(int[] slots, int count) {
        long read = 0;
        for (int index = 0; index < count; index++) {
            read ^= slots[index] < 0 ? 0 : chunks.get(slots[index]);
        }
        touched = read;
    }

    @Override
    long bytes() {
        return chunks.bytes();
    }
}
