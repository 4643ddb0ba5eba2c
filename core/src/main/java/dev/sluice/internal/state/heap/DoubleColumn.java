package dev.sluice.internal.state.heap;

/**
 * A column of {@code Double}, by their bits.
 *
 * <p><b>Thread rule:</b> that of its table.
 */
final class DoubleColumn extends Column {
    private final LongChunks chunks = new LongChunks();

    @Override
    boolean accepts(Object value) {
        return value instanceof Double;
    }

    @Override
    Object get(int slot) {
        return Double.longBitsToDouble(chunks.get(slot));
    }

    @Override
    void set(int slot, Object value) {
        chunks.set(slot, Double.doubleToRawLongBits((Double) value));
    }

    @Override
    boolean isEqual(int slot, Object value) {
        return value.equals(get(slot));
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
    long bytes() {
        return chunks.bytes();
    }
}
