package dev.sluice.testkit.oracle;

/**
 * A batch, as the folds know it.
 *
 * @param id the number of the batch, from 0
 * @param millis its time
 * @param isEdge whether it ends a cell of the grid
 */
record Moment(int id, long millis, boolean isEdge) {}
