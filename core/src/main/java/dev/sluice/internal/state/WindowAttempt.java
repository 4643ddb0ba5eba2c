package dev.sluice.internal.state;

import dev.sluice.function.Pair;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt at a window's partition in one batch.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
final class WindowAttempt implements StateChanges {
    private final WindowPanes panes;
    private final WindowKeys keys;
    private final StatefulOperator.Windowed<Object, Object> operator;
    private final BatchTime batch;
    private final boolean endsSlide;
    /** What the attempt has for the open pane, of keys that are in the window, with the committed value of that pane in it. */
    private final Cells cells;
    /** Keys that are not in the window yet; null where the result was not kept. */
    private final List<@Nullable Object> enteringKeys = new ArrayList<>();

    private final ValueColumn enteringValues = new ValueColumn(0);
    private final List<Integer> dropped = new ArrayList<>();

    WindowAttempt(WindowPanes panes, BatchTime batch, int expectedCells) {
        this.panes = panes;
        this.keys = panes.keys();
        this.operator = panes.operator();
        this.batch = batch;
        this.endsSlide = operator.endsSlide(batch);
        this.cells = new Cells(expectedCells);
    }

    /** Lets go of what leaves at the end of a slide; before {@link #add}, so that a key that comes back counts as new. */
    void advance() throws Exception {
        panes.advance(batch.milliseconds() - operator.windowMillis());
    }

    /** Adds what the batch has of a key; called at most once for a key. */
    void add(Object key, Object value) throws Exception {
        int slot = keys.find(key);
        if (slot == WindowKeys.NONE || (endsSlide && panes.isGone(slot))) {
            enteringValues.set(enteringKeys.size(), value);
            enteringKeys.add(key);
            return;
        }
        Object open = panes.openValue(slot);
        panes.attemptIndex()
                .add(cells, slot, open == null ? value : panes.combine().call(open, value));
    }

    /** Emits the result of every key. */
    void emit(Consumer<Object> output) throws Exception {
        for (int slot = keys.oldest(); slot != WindowKeys.NONE; slot = keys.youngerThan(slot)) {
            if (!panes.isGone(slot) && !emit(keys.keyOf(slot), panes.result(slot, openValue(slot)), output)) {
                dropped.add(slot);
            }
        }
        for (int index = 0; index < enteringKeys.size(); index++) {
            Object key = enteringKeys.get(index);
            if (key != null && !emit(key, enteringValues.get(index), output)) {
                enteringKeys.set(index, null);
            }
        }
    }

    private boolean emit(Object key, Object value, Consumer<Object> output) throws Exception {
        Pair<Object, Object> result = Pair.of(key, value);
        boolean isKept = operator.combination().keeps(result);
        if (isKept) {
            output.accept(result);
        }
        return isKept;
    }

    private @Nullable Object openValue(int slot) {
        int place = panes.attemptIndex().find(cells, slot);
        return place == SlotIndex.ABSENT ? panes.openValue(slot) : cells.valueAt(place);
    }

    @Override
    public void commit() {
        if (endsSlide) {
            panes.commitGone();
        }
        if (cells.size() + enteringKeys.size() > 0) {
            panes.commitCells(operator.paneOf(batch), cells);
        }
        for (int index = 0; index < enteringKeys.size(); index++) {
            Object key = enteringKeys.get(index);
            if (key != null) {
                enter(key, enteringValues.get(index));
            }
        }
        if (endsSlide) {
            panes.commitSlide();
        }
        dropped.forEach(panes::drop);
    }

    private void enter(Object key, Object value) {
        int slot = keys.enter(key);
        panes.commitNewCell(slot, value);
        if (endsSlide) {
            panes.enter(slot, value);
        }
    }
}
