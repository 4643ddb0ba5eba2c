package dev.sluice.internal.state;

import dev.sluice.function.Function2;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The committed windows of all keys in one partition, pane by pane.
 *
 * <p><b>Layout.</b> All keys share the panes, and a pane has a cell for each key that occurred in it. What is known of a key besides lies in
 * columns by its slot. So a batch costs what it touches; the end of a slide costs what leaves, what came and what is emitted; and nothing
 * is left of a key whose last cell has left.
 *
 * <p><b>Attempts.</b> An attempt may let go of panes that no later batch can need, and may rearrange what is held, but never so that another
 * attempt could notice; what the user's functions throw leaves everything as it was. Only a commit changes what windows hold.
 *
 * <p><b>Thread rule:</b> used by one task at a time, then by the committing thread.
 */
abstract class WindowPanes {
    private final StatefulOperator.Windowed<Object, Object> operator;
    private final WindowKeys keys = new WindowKeys();
    private SlotIndex openIndex = new SlotIndex();
    private SlotIndex attemptIndex = new SlotIndex();
    /** Slots that may have lost their last cell since the last slide. */
    private final List<Integer> withoutCells = new ArrayList<>();

    private @Nullable Pane open;
    private int lastCellCount;

    WindowPanes(StatefulOperator.Windowed<Object, Object> operator) {
        this.operator = operator;
    }

    @SuppressWarnings("unchecked") // keys and values are objects here
    static WindowPanes of(StatefulOperator.Windowed<?, ?> operator) {
        StatefulOperator.Windowed<Object, Object> ofObjects = (StatefulOperator.Windowed<Object, Object>) operator;
        return operator.combination().inverse().isPresent()
                ? new InvertedPanes(ofObjects)
                : new TwoStacksPanes(ofObjects);
    }

    final WindowAttempt attempt(BatchTime batch) {
        long paneMillis = operator.paneOf(batch);
        if (open != null && open.endMillis() < paneMillis) {
            close(open);
            open = null;
        }
        return new WindowAttempt(this, batch, lastCellCount);
    }

    final StatefulOperator.Windowed<Object, Object> operator() {
        return operator;
    }

    final Function2<Object, Object, Object> combine() {
        return operator.combination().combine();
    }

    final WindowKeys keys() {
        return keys;
    }

    /** Returns the index of the cells that an attempt has. */
    final SlotIndex attemptIndex() {
        return attemptIndex;
    }

    /** Returns the committed value of a slot in the open pane, null if there is none. */
    final @Nullable Object openValue(int slot) {
        if (open == null) {
            return null;
        }
        int place = openIndex.find(open.cells(), slot);
        return place == SlotIndex.ABSENT ? null : open.cells().valueAt(place);
    }

    /** Returns whether nothing of a key is left in the window; the key itself stays until a commit. */
    final boolean isGone(int slot) {
        return !keys.hasCells(slot) && !isKeptWithoutCells(slot);
    }

    /** Lets go of the cells of a pane, and notes keys that had their last cell there. */
    final void release(Pane pane) {
        Cells cells = pane.cells();
        for (int each = 0; each < cells.size(); each++) {
            if (keys.releaseCell(cells.slotAt(each))) {
                withoutCells.add(cells.slotAt(each));
            }
        }
    }

    /** Removes the keys of which nothing is left; before {@link #commitCells}. */
    final void commitGone() {
        for (int slot : withoutCells) {
            if (keys.isInUse(slot) && isGone(slot)) {
                drop(slot);
            }
        }
        withoutCells.clear();
    }

    /** Takes what an attempt has for the open pane into it. */
    final void commitCells(long paneMillis, Cells cells) {
        lastCellCount = cells.size();
        if (open == null) {
            open = new Pane(paneMillis, cells);
            SlotIndex index = openIndex;
            openIndex = attemptIndex;
            attemptIndex = index;
            for (int each = 0; each < cells.size(); each++) {
                keys.holdCell(cells.slotAt(each));
            }
            return;
        }
        for (int each = 0; each < cells.size(); each++) {
            int place = openIndex.find(open.cells(), cells.slotAt(each));
            if (place == SlotIndex.ABSENT) {
                commitNewCell(cells.slotAt(each), cells.valueAt(each));
            } else {
                open.cells().setValue(place, cells.valueAt(each));
            }
        }
    }

    /** Adds a cell for a key that has just entered, after {@link #commitCells}. */
    final void commitNewCell(int slot, Object value) {
        if (open == null) {
            throw new AssertionError("no pane is open for slot " + slot);
        }
        openIndex.add(open.cells(), slot, value);
        keys.holdCell(slot);
    }

    /** Makes what was emitted at the end of a slide the state to go on from. */
    final void commitSlide() {
        commitSlide(open);
        // A later batch of the same time goes to a pane of its own: this one is part of what was emitted.
        open = null;
    }

    /** Returns whether a key stays though no pane has a cell of it. */
    abstract boolean isKeptWithoutCells(int slot);

    /** Takes a pane that gets no more values. */
    abstract void close(Pane pane);

    /** Lets go of panes that end at a time or before. */
    abstract void advance(long throughMillis) throws Exception;

    /** Returns the result of a key at the end of a slide, given its value in the open pane; called once in an attempt. */
    abstract Object result(int slot, @Nullable Object open) throws Exception;

    /** Notes the result of a key that enters: its value in its first pane. */
    abstract void enter(int slot, Object value);

    /** Forgets the key of a slot. */
    abstract void drop(int slot);

    /** Makes what the results of the attempt left the committed state, with the pane that was open, null if none was. */
    abstract void commitSlide(@Nullable Pane pane);
}
