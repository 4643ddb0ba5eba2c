package dev.sluice.internal.state.heap;

import java.util.Arrays;
import java.util.Comparator;

/**
 * The order in which due entries are met: by deadline, those of one deadline by age, which is the order of slots.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class DueOrder {
    private DueOrder() {}

    /** Returns the slots in order, each once. */
    static int[] sorted(SlotList found, Deadlines deadlines) {
        if (found.size() == 0) {
            return new int[0];
        }
        int[] slots = new int[found.size()];
        for (int index = 0; index < slots.length; index++) {
            slots[index] = found.get(index);
        }
        Arrays.sort(slots);
        int unique = 0;
        long last = deadlines.get(slots[0]);
        boolean isInOrder = true;
        for (int index = 0; index < slots.length; index++) {
            if (index == 0 || slots[index] != slots[unique - 1]) {
                slots[unique++] = slots[index];
                isInOrder &= deadlines.get(slots[index]) >= last;
                last = deadlines.get(slots[index]);
            }
        }
        int[] bySlot = unique == slots.length ? slots : Arrays.copyOf(slots, unique);
        return isInOrder ? bySlot : byDeadline(bySlot, deadlines);
    }

    private static int[] byDeadline(int[] bySlot, Deadlines deadlines) {
        return Arrays.stream(bySlot)
                .boxed()
                .sorted(Comparator.comparingLong(deadlines::get))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
