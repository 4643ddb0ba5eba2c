package dev.sluice.internal.operator;

import dev.sluice.rdd.StateMoment;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which windows on a grid are open, closed, or closed for good, in one batch.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param grid the windows
 * @param latenessMillis for how long after their end windows can be corrected
 * @param previousMillis the watermark when the batch begins, or {@link StateMoment#NO_WATERMARK}
 */
record PaneTimes(PaneGrid grid, long latenessMillis, long previousMillis) {
    /** Stands for the end of a window where there is none. */
    static final long NONE = Long.MAX_VALUE;

    /** Returns whether all windows of a pane are closed for good by a watermark. */
    boolean isClosedForGood(long paneStart, long watermarkMillis) {
        return isWindowClosedForGood(grid.lastEnd(paneStart), watermarkMillis);
    }

    boolean isWindowClosedForGood(long endMillis, long watermarkMillis) {
        return endMillis + latenessMillis <= watermarkMillis;
    }

    /** Returns the ends of the windows of some panes that were closed when the batch began and can be corrected, in the order of time. */
    TreeSet<Long> corrected(Iterable<Long> paneStarts) {
        TreeSet<Long> ends = new TreeSet<>();
        if (latenessMillis == 0 || previousMillis == StateMoment.NO_WATERMARK) {
            return ends;
        }
        for (long pane : paneStarts) {
            long firstMillis = Math.max(grid.firstEnd(pane), grid.firstEndAfter(previousMillis - latenessMillis));
            long lastMillis = Math.min(grid.lastEnd(pane), previousMillis);
            for (long end = firstMillis; end <= lastMillis; end += grid.slideMillis()) {
                ends.add(end);
            }
        }
        return ends;
    }

    /** Returns the first end after a watermark of a window with one of some panes, {@link #NONE} if there is none. */
    long nextEnd(TreeMap<Long, ?> panes, long watermarkMillis) {
        if (panes.isEmpty()) {
            return NONE;
        }
        long afterMillis = Math.max(watermarkMillis, panes.firstKey());
        if (afterMillis >= grid.lastEnd(panes.lastKey())) {
            return NONE;
        }
        long end = grid.firstEndAfter(afterMillis);
        long pane = panes.tailMap(end - grid.sizeMillis()).firstKey();
        return pane < end ? end : grid.firstEnd(pane);
    }
}
