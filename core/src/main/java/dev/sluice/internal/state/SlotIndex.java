package dev.sluice.internal.state;

import java.util.Arrays;

/**
 * Finds the cell of a slot in some {@link Cells}.
 *
 * <p>A place noted for other cells does no harm, since it is compared with what the cells have there; so nothing is ever cleared.
 * (Briggs, Torczon: An Efficient Representation for Sparse Sets, 1993.)
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class SlotIndex {
    static final int ABSENT = -1;

    private int[] places = {};

    /** Returns where a slot is in the cells, or {@link #ABSENT}. */
    int find(Cells cells, int slot) {
        if (slot >= places.length) {
            return ABSENT;
        }
        int place = places[slot];
        return place < cells.size() && cells.slotAt(place) == slot ? place : ABSENT;
    }

    /** Adds a cell for a slot that has none. */
    void add(Cells cells, int slot, Object value) {
        if (slot >= places.length) {
            places = Arrays.copyOf(places, Math.max(slot + 1, places.length * 2));
        }
        places[slot] = cells.size();
        cells.add(slot, value);
    }
}
