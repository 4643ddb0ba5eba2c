package dev.sluice.internal.operator;

import dev.sluice.eventtime.GridWindows;
import java.io.Serializable;

/**
 * The times of windows on a grid, and of the panes that they are made of.
 *
 * <p>A pane is as long as the greatest common divisor of size and slide, so that every window consists of whole panes.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record PaneGrid(long sizeMillis, long slideMillis, long offsetMillis, long paneMillis) implements Serializable {

    static PaneGrid of(GridWindows windows) {
        long size = windows.size().toMillis();
        long slide = windows.slide().toMillis();
        return new PaneGrid(size, slide, windows.offset().toMillis(), greatestCommonDivisor(size, slide));
    }

    /** Returns the start of the pane that a timestamp is in. */
    long paneOf(long timestampMillis) {
        return floor(timestampMillis, paneMillis);
    }

    /** Returns the end of the first window that contains a pane. */
    long firstEnd(long paneStart) {
        return firstEndAfter(paneStart);
    }

    /** Returns the end of the last window that contains a pane. */
    long lastEnd(long paneStart) {
        return floor(paneStart, slideMillis) + sizeMillis;
    }

    /** Returns the first end of a window after a time. */
    long firstEndAfter(long millis) {
        return floor(millis - sizeMillis, slideMillis) + slideMillis + sizeMillis;
    }

    private long floor(long millis, long step) {
        return Math.floorDiv(millis - offsetMillis, step) * step + offsetMillis;
    }

    private static long greatestCommonDivisor(long one, long other) {
        return other == 0 ? one : greatestCommonDivisor(other, one % other);
    }
}
