package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function2;
import org.jspecify.annotations.Nullable;

/**
 * The window of one key under any associative function, in constant time for each value.
 *
 * <p><b>Idea.</b> A queue made of two stacks that share one ring. The values of the front, which leave first, are replaced by the
 * combination of themselves with all later ones of the front; those of the back stay as they are, and their combination is carried along.
 * The window's result is the first value of the front combined with that of the back. When the front is used up, the back becomes
 * the front: one pass from its end.
 *
 * <p><b>Cost.</b> Each value is combined once when it comes, once when its stack becomes the front, and once for a result: a
 * constant, however many values the window holds. (Tangwongsan, Hirzel, Schneider: Low-Latency Sliding-Window Aggregation in
 * Worst-Case Constant Time, DEBS 2017, which calls it Two-Stacks.)
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 */
final class TwoStacks extends KeyWindow {
    private final Function2<Object, Object, Object> combine;
    private final PaneRing ring = new PaneRing();
    private int frontSize;
    private @Nullable Object backResult;

    TwoStacks(Function2<Object, Object, Object> combine) {
        this.combine = combine;
    }

    @Override
    void close(long paneMillis, Object value) throws Exception {
        Object back = backResult == null ? value : combine.call(backResult, value);
        ring.addLast(paneMillis, value);
        backResult = back;
    }

    @Override
    boolean advance(long throughMillis) throws Exception {
        while (ring.size() > 0 && ring.timeAt(0) <= throughMillis) {
            if (frontSize == 0) {
                turnOver(throughMillis);
            } else {
                ring.removeFirst();
                frontSize--;
            }
        }
        return ring.size() > 0 || open() != null;
    }

    @Override
    Object result() throws Exception {
        Object closed = closedResult();
        Object open = open();
        if (closed == null || open == null) {
            return closed == null ? requireNonNull(open, "open") : closed;
        }
        return combine.call(closed, open);
    }

    private @Nullable Object closedResult() throws Exception {
        Object front = frontSize == 0 ? null : ring.valueAt(0);
        if (front == null || backResult == null) {
            return front == null ? backResult : front;
        }
        return combine.call(front, backResult);
    }

    /** Makes the back the front, without the values that leave at once. Changes nothing before the last call of the function. */
    private void turnOver(long throughMillis) throws Exception {
        int size = ring.size();
        int first = 0;
        while (first < size && ring.timeAt(first) <= throughMillis) {
            first++;
        }
        Object[] suffixes = new Object[size];
        for (int index = size - 1; index >= first; index--) {
            Object value = ring.valueAt(index);
            suffixes[index] = index == size - 1 ? value : combine.call(value, suffixes[index + 1]);
        }
        for (int index = 0; index < first; index++) {
            ring.removeFirst();
        }
        for (int index = first; index < size; index++) {
            ring.setValue(index - first, suffixes[index]);
        }
        frontSize = size - first;
        backResult = null;
    }
}
