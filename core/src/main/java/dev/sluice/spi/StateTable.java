package dev.sluice.spi;

/**
 * The committed entries of one table of one partition of an operator.
 *
 * <p><b>Thread rule:</b> {@link #begin} is called by one task at a time; the figures by the committing thread.
 */
public interface StateTable {

    /**
     * Begins an attempt. Attempts that were begun before and not committed are over.
     *
     * <p>The attempt keeps to {@link dev.sluice.rdd.KeyedState} to the letter, order included. A key is as old as the commit that first
     * put it; one that was removed by a commit and is put by a later one is a new key.
     */
    StateAttempt begin();

    /** Returns how many entries are committed. */
    long entryCount();

    /** Returns how many bytes the committed entries take, wherever they are kept; an estimate. */
    long bytes();
}
