package dev.sluice.internal.state.heap;

/**
 * Numbers by slot: an open-addressing table of two ints an entry, for the changes of an attempt.
 *
 * <p><b>Thread rule:</b> confined to one attempt.
 */
final class SlotMap {
    private static final int FIRST_BITS = 4;
    private static final int GOLDEN_RATIO = 0x9E3779B9;

    /** A slot plus one and its number, side by side; 0 is empty. */
    private int[] cells;

    private int bits;
    private int size;
    /** What was touched last, so that reading it is not left out. */
    @SuppressWarnings("UnusedVariable") // written so that the reads before are not left out
    private int touched;

    /** Makes an empty map with room for a number of slots. */
    SlotMap(int slotCount) {
        this.bits = Math.max(FIRST_BITS, 33 - Integer.numberOfLeadingZeros(Math.max(1, slotCount)));
        this.cells = new int[2 << bits];
    }

    /** Returns the number of a slot, -1 if it has none. */
    int get(int slot) {
        int at = home(slot);
        int found;
        while ((found = cells[2 * at]) != 0) {
            if (found == slot + 1) {
                return cells[2 * at + 1];
            }
            at = (at + 1) & ((1 << bits) - 1);
        }
        return -1;
    }

    /** Reads where slots will be looked for soon, those that are not negative. */
    void touch(int[] slots, int count) {
        int read = 0;
        for (int index = 0; index < count; index++) {
            read ^= slots[index] < 0 ? 0 : cells[2 * home(slots[index])];
        }
        touched = read;
    }

    /** Puts the number of a slot that has none. */
    void add(int slot, int number) {
        if (2 * (size + 1) > 1 << bits) {
            grow();
        }
        size++;
        place(slot + 1, number);
    }

    private void place(int slotPlusOne, int number) {
        int at = home(slotPlusOne - 1);
        while (cells[2 * at] != 0) {
            at = (at + 1) & ((1 << bits) - 1);
        }
        cells[2 * at] = slotPlusOne;
        cells[2 * at + 1] = number;
    }

    private void grow() {
        int[] before = cells;
        bits++;
        cells = new int[2 << bits];
        for (int at = 0; at < before.length; at += 2) {
            if (before[at] != 0) {
                place(before[at], before[at + 1]);
            }
        }
    }

    private int home(int slot) {
        return (slot * GOLDEN_RATIO) >>> -bits;
    }
}
