package dev.sluice.internal.state;

/**
 * What came in one stretch of time.
 *
 * <p><b>Thread rule:</b> confined to the partition that it belongs to.
 *
 * @param endMillis the end of the stretch, included
 * @param cells the combined value of each key that occurred
 */
record Pane(long endMillis, Cells cells) {}
