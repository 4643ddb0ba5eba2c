package dev.sluice.internal.state.heap;

import java.util.Arrays;

/**
 * The keys that an attempt will be asked for next, with their slots.
 *
 * <p><b>Thread rule:</b> confined to one attempt.
 */
final class Announced {
    private final HeapTable table;
    private final SlotMap rowBySlot;
    private Object[] keys = {};
    private int[] hashes = {};
    private int[] slots = {};
    private int count;
    private int next;

    Announced(HeapTable table, SlotMap rowBySlot) {
        this.table = table;
        this.rowBySlot = rowBySlot;
    }

    void set(Object[] newKeys, int newCount) {
        count = 0; // as long as a key's own code may throw
        if (hashes.length < newCount) {
            hashes = Arrays.copyOf(hashes, newCount);
            slots = Arrays.copyOf(slots, newCount);
        }
        keys = newKeys;
        for (int index = 0; index < newCount; index++) {
            hashes[index] = SlotIndex.hashOf(newKeys[index]);
        }
        table.findAll(newKeys, hashes, newCount, slots);
        rowBySlot.touch(slots, newCount);
        count = newCount;
        next = 0;
    }

    boolean isNext(Object key) {
        return next < count && keys[next] == key;
    }

    int hash() {
        return hashes[next];
    }

    /** Returns the slot of the next key, and goes on to the one after. */
    int takeSlot() {
        return slots[next++];
    }
}
