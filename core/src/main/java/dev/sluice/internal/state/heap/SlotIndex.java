package dev.sluice.internal.state.heap;

import dev.sluice.internal.hashing.EntryKeys;
import dev.sluice.internal.hashing.SlotHashing;
import dev.sluice.internal.hashing.SortedEntries;
import dev.sluice.rdd.StableHash;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the slot of a key.
 *
 * <p><b>Layout.</b> {@code 2^b} cells, open-addressed with linear probing. A cell holds a slot's number plus one in its lower {@code b - 1} bits,
 * so at most half of the cells are used, and above it bits of the key's hash that its home does not tell already: a search reads a key
 * only where the whole hash is equal, or nearly so. Zero is an empty cell. The cell of a removed key keeps searches going, and is used
 * again by the next key that passes it.
 *
 * <p><b>Searching changes nothing</b>, so readers of committed state need no lock against each other. Only {@link #add} looks for floods of
 * keys that hash alike, and then places all keys anew as {@link SlotHashing} says, so that no later search is long.
 *
 * <p><b>Thread rule:</b> that of its table; searches may run at once.
 */
final class SlotIndex {
    static final int FLOOD_EQUAL_HASHES = 64;
    static final int FLOOD_PROBES = 1024;
    private static final int GOLDEN_RATIO = 0x9E3779B9;
    private static final int FIRST_CELL_BITS = 5;
    private static final int MAX_CELL_BITS = 30;

    private final EntryKeys keys;
    private final IntPredicate isInUse;
    private int[] cells;
    private int cellBits;
    private SlotHashing hashing = SlotHashing.GIVEN;
    /** Non-null only while {@link SlotHashing#SORTED}. */
    private @Nullable SortedEntries sorted;

    /**
     * Makes an empty index.
     *
     * @param keys the keys by slot
     * @param isInUse which slots have a key that belongs here
     */
    SlotIndex(EntryKeys keys, IntPredicate isInUse) {
        this.keys = keys;
        this.isInUse = isInUse;
        this.cellBits = FIRST_CELL_BITS;
        this.cells = new int[1 << cellBits];
    }

    /** Returns the hash to find and add a key by. */
    static int hashOf(Object key) {
        return StableHash.mix(StableHash.of(key));
    }

    /** Returns how many slots can be numbered before the index must {@link #rebuild} larger. */
    int capacity() {
        return (1 << (cellBits - 1)) - 1;
    }

    /** Returns the size for {@link #rebuild} that has room for a number of slots. */
    static int cellBitsFor(int slotCount) {
        int bits = Math.max(FIRST_CELL_BITS, 33 - Integer.numberOfLeadingZeros(Math.max(1, slotCount)));
        if (bits > MAX_CELL_BITS) {
            throw new IllegalStateException("A table of state cannot hold more than " + ((1 << (MAX_CELL_BITS - 1)) - 1)
                    + " keys in one partition. Use more partitions, so that each holds fewer.");
        }
        return bits;
    }

    /**
     * Returns the slot of a key, -1 if it has none.
     *
     * @param hash {@link #hashOf} the key
     */
    int find(Object key, int hash) {
        if (hashing == SlotHashing.GIVEN) {
            return probe(key, hash);
        }
        if (sorted != null && sorted.isSortable(key)) {
            return sorted.locate(key);
        }
        return probe(key, hashing.of(key));
    }

    /**
     * Looks for several keys at once: all of them step by step, so that the processor waits for the memory of several at a time.
     *
     * @param slots gets the slot of each key, -1 if it has none
     */
    void findAll(Object[] sought, int[] hashes, int count, int[] slots) {
        if (hashing != SlotHashing.GIVEN) {
            for (int index = 0; index < count; index++) {
                slots[index] = find(sought[index], hashes[index]);
            }
            return;
        }
        int slotBits = cellBits - 1;
        int mask = (1 << slotBits) - 1;
        for (int index = 0; index < count; index++) {
            int cell = cells[home(hashes[index])];
            boolean isCandidate = (cell ^ (hashes[index] * GOLDEN_RATIO) << slotBits) >>> slotBits == 0;
            slots[index] = isCandidate ? (cell & mask) - 1 : -1;
        }
        for (int index = 0; index < count; index++) {
            int slot = slots[index];
            if (slot < 0 || !keys.isKey(slot, sought[index])) {
                slots[index] = probe(sought[index], hashes[index]);
            }
        }
    }

    /** Adds a key that is not here, with a slot below {@link #capacity}. */
    void add(Object key, int hash, int slot) {
        if (sorted != null && sorted.add(key, slot)) {
            return;
        }
        if (place(hashing == SlotHashing.GIVEN ? hash : hashing.of(key), slot)) {
            hashing = hashing.next();
            rebuild(cellBits, slot + 1);
        }
    }

    /** Forgets a key that is here; its slot can still be asked for the key. */
    void remove(Object key, int hash, int slot) {
        if (sorted != null && sorted.remove(key, slot)) {
            return;
        }
        int slotBits = cellBits - 1;
        int mask = (1 << slotBits) - 1;
        int at = home(hashing == SlotHashing.GIVEN ? hash : hashing.of(key));
        while ((cells[at] & mask) != slot + 1) {
            at = (at + 1) & (cells.length - 1);
        }
        cells[at] = removedCell();
    }

    /** Places the keys of the first slots anew. */
    void rebuild(int newCellBits, int slotCount) {
        cellBits = newCellBits;
        cells = new int[1 << cellBits];
        sorted = hashing == SlotHashing.SORTED ? new SortedEntries(keys) : null;
        for (int slot = 0; slot < slotCount; slot++) {
            if (!isInUse.test(slot)) {
                continue;
            }
            Object key = keys.keyAt(slot);
            if (sorted == null || !sorted.add(key, slot)) {
                place(hashing == SlotHashing.GIVEN ? hashOf(key) : hashing.of(key), slot);
            }
        }
    }

    SlotHashing hashing() {
        return hashing;
    }

    long bytes() {
        return 16 + 4L * cells.length;
    }

    private int probe(Object key, int hash) {
        int[] searched = cells;
        int slotBits = cellBits - 1;
        int sought = (hash * GOLDEN_RATIO) << slotBits;
        int at = home(hash);
        int cell;
        while ((cell = searched[at]) != 0) {
            if ((cell ^ sought) >>> slotBits == 0) {
                int slot = (cell & ((1 << slotBits) - 1)) - 1;
                if (slot >= 0 && keys.isKey(slot, key)) {
                    return slot;
                }
            }
            at = (at + 1) & (searched.length - 1);
        }
        return -1;
    }

    /** Puts a slot where its hash says; returns whether the way there was a flood. */
    private boolean place(int hash, int slot) {
        int slotBits = cellBits - 1;
        int mask = (1 << slotBits) - 1;
        int upper = (hash * GOLDEN_RATIO) << slotBits;
        int at = home(hash);
        int probes = 0;
        int equalHashes = 0;
        int cell;
        while ((cell = cells[at]) != 0 && (cell & mask) != 0) {
            equalHashes += (cell ^ upper) >>> slotBits == 0 ? 1 : 0;
            probes++;
            at = (at + 1) & (cells.length - 1);
        }
        cells[at] = upper | (slot + 1);
        return (equalHashes > FLOOD_EQUAL_HASHES || probes > FLOOD_PROBES) && hashing != SlotHashing.SORTED;
    }

    private int home(int hash) {
        return (hash * GOLDEN_RATIO) >>> -cellBits;
    }

    /** No slot in the lower bits, something in the upper ones. */
    private int removedCell() {
        return 1 << (cellBits - 1);
    }
}
