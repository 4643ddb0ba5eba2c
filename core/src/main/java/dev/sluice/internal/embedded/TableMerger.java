package dev.sluice.internal.embedded;

import dev.sluice.internal.embedded.table.CombineTable;

/**
 * Adds the combined values of a later partition to those of the partitions before it.
 *
 * <p><b>Thread rule:</b> immutable.
 */
abstract class TableMerger {

    /** Merges {@code later} into {@code earlier}, whose keys stay first. */
    abstract void merge(CombineTable earlier, CombineTable later, TaskAttempt attempt);
}
