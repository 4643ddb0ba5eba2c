package dev.sluice.internal.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one key by the time of their pane, oldest first, in a ring that grows.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class PaneRing {
    private static final int FIRST_CAPACITY = 4;

    private long[] times = new long[FIRST_CAPACITY];
    private @Nullable Object[] values = new Object[FIRST_CAPACITY];
    private int head;
    private int size;

    int size() {
        return size;
    }

    long timeAt(int index) {
        return times[place(index)];
    }

    @SuppressWarnings("NullAway") // a place in use has a value
    Object valueAt(int index) {
        return values[place(index)];
    }

    void setValue(int index, Object value) {
        values[place(index)] = value;
    }

    void addLast(long time, Object value) {
        if (size == values.length) {
            grow();
        }
        int at = place(size++);
        times[at] = time;
        values[at] = value;
    }

    void removeFirst() {
        values[head] = null;
        head = place(1);
        size--;
    }

    private int place(int index) {
        return (head + index) & (values.length - 1);
    }

    private void grow() {
        long[] grownTimes = new long[times.length * 2];
        Object[] grownValues = Arrays.copyOf(values, values.length * 2);
        int untilEnd = values.length - head;
        System.arraycopy(times, head, grownTimes, 0, untilEnd);
        System.arraycopy(times, 0, grownTimes, untilEnd, head);
        System.arraycopy(values, head, grownValues, 0, untilEnd);
        System.arraycopy(values, 0, grownValues, untilEnd, head);
        times = grownTimes;
        values = grownValues;
        head = 0;
    }
}
