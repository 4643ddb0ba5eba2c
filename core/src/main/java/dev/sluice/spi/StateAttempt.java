package dev.sluice.spi;

import dev.sluice.rdd.KeyedState;

/**
 * One attempt at a table: what was committed, under the changes that the attempt has made. It is either handed to {@link
 * StateStore#commit} or dropped without a word, and then leaves nothing behind.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the attempt, then handed to the committing thread.
 */
public interface StateAttempt extends KeyedState<Object, Object> {

    /**
     * Returns by how many bytes the table would grow if this attempt were committed, negative if it would shrink; an estimate. Called when
     * the attempt has made all of its changes.
     */
    long growthBytes();
}
