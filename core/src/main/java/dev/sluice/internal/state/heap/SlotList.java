package dev.sluice.internal.state.heap;

import java.util.Arrays;

/**
 * A list of slots.
 *
 * <p><b>Thread rule:</b> confined to one thread.
 */
final class SlotList {
    private int[] slots = new int[16];
    private int size;

    void add(int slot) {
        if (size == slots.length) {
            slots = Arrays.copyOf(slots, 2 * size);
        }
        slots[size++] = slot;
    }

    int get(int index) {
        return slots[index];
    }

    int size() {
        return size;
    }
}
