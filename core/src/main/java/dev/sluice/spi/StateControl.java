package dev.sluice.spi;

import dev.sluice.spi.BatchRuntime.BatchContext;

/**
 * Decides what becomes of the changes that a batch made to the state of stateful nodes.
 *
 * <p>Until it is told otherwise a runtime keeps them apart from what earlier batches committed. The engine ends every batch that
 * computed a stateful node with one call of either method, after the batch's last job and before the next batch's first.
 *
 * <p><b>Thread rule:</b> called on the batch-runner thread.
 */
public interface StateControl {

    /** The control of a runtime that keeps no state, since it computes no stateful node. */
    StateControl NONE = new StateControl() {
        @Override
        public void commit(BatchContext batch) {}

        @Override
        public void rollback(BatchContext batch) {}
    };

    /** Makes the changes of a batch the state that the next batch begins with. */
    void commit(BatchContext batch);

    /** Drops the changes of a batch. */
    void rollback(BatchContext batch);
}
