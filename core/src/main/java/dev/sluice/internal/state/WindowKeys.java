package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of a window, each with a small number, its slot; oldest key first.
 *
 * <p>A key that was removed while panes still have cells of its slot leaves the slot behind, without a key, until the last of these cells is
 * released. Then another key may get it. So a cell never counts for a key that it is not of.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class WindowKeys {
    /** No slot: the end of the row of keys. */
    static final int NONE = -1;

    private static final int FIRST_CAPACITY = 16;

    private final KeyIndex index = new KeyIndex();
    private @Nullable Object[] keys = new Object[FIRST_CAPACITY];
    private int[] cellCounts = new int[FIRST_CAPACITY];
    /** The next younger key's slot; for a free slot the next free one. */
    private int[] younger = new int[FIRST_CAPACITY];

    private int[] older = new int[FIRST_CAPACITY];
    private int slotCount;
    private int firstFree = NONE;
    private int oldest = NONE;
    private int youngest = NONE;

    int oldest() {
        return oldest;
    }

    /** Returns the slot of the next younger key, or {@link #NONE}. */
    int youngerThan(int slot) {
        return younger[slot];
    }

    /** Returns how many slots there are; all are less. */
    int slotCount() {
        return slotCount;
    }

    /** Returns the slot of a key, or {@link #NONE}. */
    int find(Object key) {
        return index.find(key);
    }

    Object keyOf(int slot) {
        return requireNonNull(keys[slot], "key");
    }

    boolean isInUse(int slot) {
        return keys[slot] != null;
    }

    /** Returns the slot of a key that was not here before and is now the youngest. */
    int enter(Object key) {
        int slot = firstFree == NONE ? newSlot() : firstFree;
        if (slot == firstFree) {
            firstFree = younger[slot];
        }
        index.add(key, slot);
        keys[slot] = key;
        older[slot] = youngest;
        younger[slot] = NONE;
        if (youngest == NONE) {
            oldest = slot;
        } else {
            younger[youngest] = slot;
        }
        youngest = slot;
        return slot;
    }

    /** Removes the key of a slot. */
    void remove(int slot) {
        index.remove(keyOf(slot));
        keys[slot] = null;
        if (older[slot] == NONE) {
            oldest = younger[slot];
        } else {
            younger[older[slot]] = younger[slot];
        }
        if (younger[slot] == NONE) {
            youngest = older[slot];
        } else {
            older[younger[slot]] = older[slot];
        }
        if (cellCounts[slot] == 0) {
            free(slot);
        }
    }

    boolean hasCells(int slot) {
        return cellCounts[slot] > 0;
    }

    /** Counts a cell of a slot. */
    void holdCell(int slot) {
        cellCounts[slot]++;
    }

    /** Counts a cell less; returns whether that was the last cell of a key. */
    boolean releaseCell(int slot) {
        if (--cellCounts[slot] > 0) {
            return false;
        }
        if (isInUse(slot)) {
            return true;
        }
        free(slot);
        return false;
    }

    private void free(int slot) {
        younger[slot] = firstFree;
        firstFree = slot;
    }

    private int newSlot() {
        if (slotCount == keys.length) {
            int capacity = slotCount * 2;
            keys = Arrays.copyOf(keys, capacity);
            cellCounts = Arrays.copyOf(cellCounts, capacity);
            younger = Arrays.copyOf(younger, capacity);
            older = Arrays.copyOf(older, capacity);
        }
        return slotCount++;
    }
}
