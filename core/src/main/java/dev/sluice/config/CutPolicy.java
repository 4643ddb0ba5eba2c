package dev.sluice.config;

/**
 * Says when a batch is cut.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public enum CutPolicy {
    /** A batch is cut at every edge of the grid, and only there. */
    INTERVAL,
    /** A batch is cut as soon as there is data and the last batch has ended, and at every edge of the grid. */
    ON_ARRIVAL
}
