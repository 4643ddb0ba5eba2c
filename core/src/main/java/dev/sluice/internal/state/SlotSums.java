package dev.sluice.internal.state;

import dev.sluice.function.Function2;
import org.jspecify.annotations.Nullable;

/**
 * The combined values of the slots that occur in some panes.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class SlotSums {
    private final SlotIndex index = new SlotIndex();
    private Cells sums = new Cells(0);

    void clear() {
        sums = new Cells(0);
    }

    /** Combines the values of a later pane with what is here. */
    void add(Cells later, Function2<Object, Object, Object> combine) throws Exception {
        for (int each = 0; each < later.size(); each++) {
            int slot = later.slotAt(each);
            int place = index.find(sums, slot);
            if (place == SlotIndex.ABSENT) {
                index.add(sums, slot, later.valueAt(each));
            } else {
                sums.setValue(place, combine.call(sums.valueAt(place), later.valueAt(each)));
            }
        }
    }

    @Nullable
    Object get(int slot) {
        int place = index.find(sums, slot);
        return place == SlotIndex.ABSENT ? null : sums.valueAt(place);
    }
}
