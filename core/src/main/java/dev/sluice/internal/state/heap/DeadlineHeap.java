package dev.sluice.internal.state.heap;

import java.util.Arrays;

/**
 * Times with the slot that each belongs to, the earliest first: a binary heap in two arrays.
 *
 * <p><b>Thread rule:</b> that of its table; {@link #forEachBefore} may run at once with itself.
 */
final class DeadlineHeap {
    private static final int FIRST_CAPACITY = 16;

    private long[] times = new long[FIRST_CAPACITY];
    private int[] slots = new int[FIRST_CAPACITY];
    private int size;

    /** What is done with a time and its slot. */
    @FunctionalInterface
    interface Action {
        void accept(long time, int slot);
    }

    /** Whether a time and its slot are of use. */
    @FunctionalInterface
    interface Condition {
        boolean test(long time, int slot);
    }

    int size() {
        return size;
    }

    boolean hasBefore(long time) {
        return size > 0 && times[0] < time;
    }

    long firstTime() {
        return times[0];
    }

    int firstSlot() {
        return slots[0];
    }

    void push(long time, int slot) {
        if (size == times.length) {
            times = Arrays.copyOf(times, size + (size >> 1));
            slots = Arrays.copyOf(slots, times.length);
        }
        int at = size++;
        while (at > 0 && times[(at - 1) >> 1] > time) {
            copy((at - 1) >> 1, at);
            at = (at - 1) >> 1;
        }
        times[at] = time;
        slots[at] = slot;
    }

    void pop() {
        size--;
        sink(0, times[size], slots[size]);
    }

    /** Calls an action for every time before another one, in no order, at a cost that goes by their number. */
    void forEachBefore(long time, Action action) {
        visit(0, time, action);
    }

    /** Drops what is of no use. */
    void retain(Condition condition) {
        int kept = 0;
        for (int at = 0; at < size; at++) {
            if (condition.test(times[at], slots[at])) {
                copy(at, kept++);
            }
        }
        size = kept;
        for (int at = (size >> 1) - 1; at >= 0; at--) {
            sink(at, times[at], slots[at]);
        }
    }

    long bytes() {
        return 32 + 12L * times.length;
    }

    /** Recurs as deep as the heap is, which is at most 31. */
    private void visit(int at, long time, Action action) {
        if (at < size && times[at] < time) {
            action.accept(times[at], slots[at]);
            visit(2 * at + 1, time, action);
            visit(2 * at + 2, time, action);
        }
    }

    private void sink(int from, long time, int slot) {
        int at = from;
        int child = 2 * at + 1;
        while (child < size) {
            if (child + 1 < size && times[child + 1] < times[child]) {
                child++;
            }
            if (times[child] >= time) {
                break;
            }
            copy(child, at);
            at = child;
            child = 2 * at + 1;
        }
        times[at] = time;
        slots[at] = slot;
    }

    private void copy(int from, int to) {
        times[to] = times[from];
        slots[to] = slots[from];
    }
}
