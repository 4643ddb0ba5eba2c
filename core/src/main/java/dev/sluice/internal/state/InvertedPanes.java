package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function2;
import dev.sluice.rdd.StatefulOperator;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Windows under a function that has an inverse: the last result, less what left since, combined with what came.
 *
 * <p>A result stays when the key's last value has left, as what is neutral to the program's function.
 *
 * <p><b>Thread rule:</b> as {@link WindowPanes} says.
 */
final class InvertedPanes extends WindowPanes {
    private final Function2<Object, Object, Object> inverse;
    /** Panes that are part of the committed results. */
    private final Deque<Pane> included = new ArrayDeque<>();
    /** Panes that were closed since. */
    private final Deque<Pane> closed = new ArrayDeque<>();

    private final SlotSums leaving = new SlotSums();
    private final SlotSums coming = new SlotSums();
    private final ValueColumn results = new ValueColumn(0);
    private boolean[] hasResult = {};
    private Cells pendingResults = new Cells(0);
    private long leavingMillis = Long.MIN_VALUE;

    InvertedPanes(StatefulOperator.Windowed<Object, Object> operator) {
        super(operator);
        this.inverse = operator.combination().inverse().orElseThrow();
    }

    @Override
    boolean isKeptWithoutCells(int slot) {
        return hasResult(slot);
    }

    @Override
    void close(Pane pane) {
        closed.addLast(pane);
    }

    @Override
    void advance(long throughMillis) throws Exception {
        pendingResults = new Cells(pendingResults.size());
        leavingMillis = throughMillis;
        leaving.clear();
        coming.clear();
        for (Pane pane : included) {
            if (pane.endMillis() > throughMillis) {
                break;
            }
            leaving.add(pane.cells(), combine());
        }
        while (!closed.isEmpty() && closed.getFirst().endMillis() <= throughMillis) {
            release(closed.removeFirst());
        }
        for (Pane pane : closed) {
            coming.add(pane.cells(), combine());
        }
    }

    @Override
    Object result(int slot, @Nullable Object open) throws Exception {
        Object last = hasResult(slot) ? results.get(slot) : null;
        Object left = last == null ? null : leaving.get(slot);
        Object came = plus(coming.get(slot), open);
        if (last != null && left == null && came == null) {
            return last;
        }
        Object less = last == null || left == null ? last : inverse.call(last, left);
        Object result = requireNonNull(plus(less, came), "result");
        pendingResults.add(slot, result);
        return result;
    }

    @Override
    void enter(int slot, Object value) {
        setResult(slot, value);
    }

    @Override
    void drop(int slot) {
        if (hasResult(slot)) {
            hasResult[slot] = false;
            results.clear(slot);
        }
        keys().remove(slot);
    }

    @Override
    void commitSlide(@Nullable Pane pane) {
        for (int each = 0; each < pendingResults.size(); each++) {
            setResult(pendingResults.slotAt(each), pendingResults.valueAt(each));
        }
        while (!included.isEmpty() && included.getFirst().endMillis() <= leavingMillis) {
            release(included.removeFirst());
        }
        included.addAll(closed);
        closed.clear();
        if (pane != null) {
            included.addLast(pane);
        }
    }

    private boolean hasResult(int slot) {
        return slot < hasResult.length && hasResult[slot];
    }

    private void setResult(int slot, Object value) {
        if (slot >= hasResult.length) {
            hasResult = Arrays.copyOf(hasResult, Math.max(slot + 1, hasResult.length * 2));
        }
        hasResult[slot] = true;
        results.set(slot, value);
    }

    private @Nullable Object plus(@Nullable Object sum, @Nullable Object value) throws Exception {
        if (sum == null || value == null) {
            return sum == null ? value : sum;
        }
        return combine().call(sum, value);
    }
}
