package dev.sluice.internal.state.heap;

/**
 * The keys or the values of a table by slot, kept as primitives as long as all of them are of one number class.
 *
 * <p>A column is made of chunks, so that it grows without being copied: see {@link LongChunks} for the sizes. A number therefore comes back
 * equal, but not identical.
 *
 * <p><b>Thread rule:</b> that of its table.
 */
abstract sealed class Column permits LongColumn, DoubleColumn, IntColumn, ObjectColumn {

    /** Returns an empty column for values such as this one. */
    static Column suitedTo(Object value) {
        if (value instanceof Long) {
            return new LongColumn();
        }
        if (value instanceof Integer) {
            return new IntColumn();
        }
        return value instanceof Double ? new DoubleColumn() : new ObjectColumn();
    }

    /** Returns whether the value can be set here; if not, the table goes on with {@link #toObjects}. */
    abstract boolean accepts(Object value);

    /** Returns what was set in a slot. */
    abstract Object get(int slot);

    /** Sets a slot that there is room for. */
    abstract void set(int slot, Object value);

    abstract boolean isEqual(int slot, Object value);

    /** Makes room for slots below a number. */
    abstract void ensure(int slotCount);

    /** Gives up the room beyond a number of slots, and forgets what was there. */
    abstract void truncate(int slotCount);

    /** Forgets what is in a slot. */
    void clear(int slot) {}

    abstract void move(int from, int to);

    /** Returns the bytes that the column itself takes, without the objects it refers to. */
    abstract long bytes();

    /** Reads slots that will be read again soon, those that are not negative. */
    void touch(int[] slots, int count) {}

    /** Returns whether {@link MemorySize} must be asked for each value. */
    boolean hasObjects() {
        return false;
    }

    /** Returns an object column with the same values in the first slots. */
    final ObjectColumn toObjects(int slotCount) {
        ObjectColumn objects = new ObjectColumn();
        objects.ensure(slotCount);
        for (int slot = 0; slot < slotCount; slot++) {
            objects.set(slot, get(slot));
        }
        return objects;
    }
}
