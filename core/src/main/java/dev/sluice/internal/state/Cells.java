package dev.sluice.internal.state;

import java.util.Arrays;

/**
 * Values of some keys, by the keys' slots, in the order in which they were added.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class Cells {
    private static final int LEAST_CAPACITY = 4;

    private int[] slots;
    private ValueColumn values;
    private int size;

    Cells(int expectedSize) {
        int capacity = Math.max(LEAST_CAPACITY, expectedSize);
        this.slots = new int[capacity];
        this.values = new ValueColumn(capacity);
    }

    int size() {
        return size;
    }

    int slotAt(int index) {
        return slots[index];
    }

    Object valueAt(int index) {
        return values.get(index);
    }

    /** The values by index, to be read only. */
    ValueColumn values() {
        return values;
    }

    void setValue(int index, Object value) {
        values.set(index, value);
    }

    void add(int slot, Object value) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, size + (size >> 1));
        }
        slots[size] = slot;
        values.set(size++, value);
    }

    /** Replaces all values. */
    void setValues(ValueColumn replacement) {
        values = replacement;
    }
}
