package dev.sluice.config;

/**
 * Says what becomes of grid edges that passed while a batch overran or the process stood still.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public enum CatchUp {
    /** {@link #MERGE} where no operator depends on every edge, otherwise {@link #EACH}. */
    AUTO,
    /** One batch at the last missed edge takes all waiting data. The other edges emit nothing and are counted. */
    MERGE,
    /** One batch per missed edge, up to {@code sluice.batch.catchUp.maxEach}; the edges beyond it are merged. */
    EACH
}
