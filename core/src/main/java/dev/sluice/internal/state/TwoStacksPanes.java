package dev.sluice.internal.state;

import dev.sluice.function.Function2;
import dev.sluice.rdd.StatefulOperator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Windows under any associative function, in constant time for each value.
 *
 * <p><b>Idea.</b> The queue of panes is two stacks. Of the back, which grows, the combination of each key's values is carried along. In the
 * front, which shrinks, a cell holds the combination of the key's values in the <em>later</em> panes of the front: what is left of the key when the
 * cell's pane leaves. A result is the key's front combined with its back. When the front is used up the back becomes the front, in one pass from
 * its youngest pane to its oldest.
 *
 * <p><b>Cost.</b> Each value is combined once when it comes, once when its pane becomes part of the front, and once for a result: a constant,
 * however many panes the window has. The pass over the back comes about once in the length of the window and touches all of its
 * cells. (Tangwongsan, Hirzel, Schneider: Low-Latency Sliding-Window Aggregation in Worst-Case Constant Time, DEBS 2017, which calls it
 * Two-Stacks.)
 *
 * <p><b>Thread rule:</b> as {@link WindowPanes} says.
 */
final class TwoStacksPanes extends WindowPanes {
    private final Deque<Pane> front = new ArrayDeque<>();
    private final Deque<Pane> back = new ArrayDeque<>();
    /** Closed since the last slide and not yet part of the back. */
    private final Deque<Pane> closed = new ArrayDeque<>();

    private ValueColumn frontValues = new ValueColumn(0);
    private int[] frontCounts = {};
    private ValueColumn backValues = new ValueColumn(0);
    /** By slot, whether the back has anything of it. */
    private boolean[] isInBack = {};

    /** What the attempt's results make of the back. */
    private Cells pendingBack = new Cells(0);

    TwoStacksPanes(StatefulOperator.Windowed<Object, Object> operator) {
        super(operator);
    }

    @Override
    boolean isKeptWithoutCells(int slot) {
        return false;
    }

    @Override
    void close(Pane pane) {
        closed.addLast(pane);
    }

    @Override
    void advance(long throughMillis) throws Exception {
        pendingBack = new Cells(pendingBack.size());
        while (endsThrough(front, throughMillis)) {
            leaveFront(front.removeFirst());
        }
        if (endsThrough(back, throughMillis)) {
            turnOver(throughMillis);
        }
        while (endsThrough(closed, throughMillis)) {
            release(closed.removeFirst());
        }
        while (!closed.isEmpty()) {
            join(closed.getFirst());
            closed.removeFirst();
        }
    }

    @Override
    Object result(int slot, @Nullable Object open) throws Exception {
        Object later = later(slot, open);
        if (open != null && later != null) {
            pendingBack.add(slot, later);
        }
        if (slot >= frontCounts.length || frontCounts[slot] == 0) {
            if (later == null) {
                throw new AssertionError("nothing is in the window of " + keys().keyOf(slot));
            }
            return later;
        }
        return later == null ? frontValues.get(slot) : frontValues.combine(slot, later, combine());
    }

    @Override
    void enter(int slot, Object value) {
        noteInBack(slot);
        backValues.set(slot, value);
    }

    @Override
    void drop(int slot) {
        keys().remove(slot);
        frontValues.clear(slot);
        backValues.clear(slot);
    }

    @Override
    void commitSlide(@Nullable Pane pane) {
        setBack(pendingBack);
        if (pane != null) {
            back.addLast(pane);
        }
    }

    private @Nullable Object later(int slot, @Nullable Object open) throws Exception {
        if (slot >= isInBack.length || !isInBack[slot]) {
            return open;
        }
        return open == null ? backValues.get(slot) : backValues.combine(slot, open, combine());
    }

    private void setBack(Cells cells) {
        for (int each = 0; each < cells.size(); each++) {
            int slot = cells.slotAt(each);
            noteInBack(slot);
            backValues.copy(cells.values(), each, slot);
        }
    }

    private void noteInBack(int slot) {
        if (slot >= isInBack.length) {
            isInBack = Arrays.copyOf(isInBack, Math.max(slot + 1, isInBack.length * 2));
        }
        isInBack[slot] = true;
    }

    /** Makes a closed pane part of the back. Changes nothing before the last call of the function. */
    private void join(Pane pane) throws Exception {
        Cells cells = pane.cells();
        Cells sums = new Cells(cells.size());
        for (int each = 0; each < cells.size(); each++) {
            int slot = cells.slotAt(each);
            if (keys().isInUse(slot)) {
                boolean isFirst = slot >= isInBack.length || !isInBack[slot];
                sums.add(
                        slot,
                        isFirst ? cells.valueAt(each) : backValues.combine(slot, cells.values(), each, combine()));
            }
        }
        setBack(sums);
        back.addLast(pane);
    }

    private void leaveFront(Pane pane) {
        Cells cells = pane.cells();
        for (int each = 0; each < cells.size(); each++) {
            int slot = cells.slotAt(each);
            if (--frontCounts[slot] > 0 && keys().isInUse(slot)) {
                frontValues.copy(cells.values(), each, slot);
            }
        }
        release(pane);
    }

    /** Makes the back the front, without the panes that leave at once. Changes nothing before the last call of the function. */
    private void turnOver(long throughMillis) throws Exception {
        Function2<Object, Object, Object> combine = combine();
        int slotCount = keys().slotCount();
        ValueColumn sums = new ValueColumn(slotCount);
        int[] counts = new int[slotCount];
        List<ValueColumn> laterValues = new ArrayList<>(back.size());
        Iterator<Pane> youngestFirst = back.descendingIterator();
        while (youngestFirst.hasNext()) {
            Pane pane = youngestFirst.next();
            if (pane.endMillis() <= throughMillis) {
                break;
            }
            laterValues.add(stack(pane.cells(), sums, counts, combine));
        }
        while (endsThrough(back, throughMillis)) {
            release(back.removeFirst());
        }
        for (ValueColumn later : laterValues) {
            Pane pane = back.removeLast();
            pane.cells().setValues(later);
            front.addFirst(pane);
        }
        frontValues = sums;
        frontCounts = counts;
        backValues = new ValueColumn(slotCount);
        isInBack = new boolean[slotCount];
    }

    /** Returns, for each cell of a pane, the sum of the panes that are later, and adds the pane to the sums. */
    private ValueColumn stack(Cells cells, ValueColumn sums, int[] counts, Function2<Object, Object, Object> combine)
            throws Exception {
        ValueColumn later = new ValueColumn(cells.size());
        for (int each = 0; each < cells.size(); each++) {
            int slot = cells.slotAt(each);
            boolean isLast = counts[slot]++ == 0;
            if (!keys().isInUse(slot)) {
                continue;
            }
            if (isLast) {
                sums.copy(cells.values(), each, slot);
            } else {
                later.copy(sums, slot, each);
                sums.set(slot, cells.values().combine(each, sums, slot, combine));
            }
        }
        return later;
    }

    private static boolean endsThrough(Deque<Pane> panes, long throughMillis) {
        Pane first = panes.peekFirst();
        return first != null && first.endMillis() <= throughMillis;
    }
}
