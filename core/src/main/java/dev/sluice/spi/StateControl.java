package dev.sluice.spi;

import dev.sluice.config.StreamingConf;
import dev.sluice.error.Problem;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.List;

/**
 * Decides what becomes of the changes that a batch made to the state of stateful nodes, and lets committed state be read.
 *
 * <p>Until it is told otherwise a runtime keeps changes apart from what earlier batches committed. The engine ends every batch that
 * computed a stateful node with one call of {@link #commit} or {@link #rollback}, after the batch's last job and before the next batch's first.
 *
 * <p><b>Thread rule:</b> called on the batch-runner thread, {@link #problems} and {@link #open} on the one that starts the program; the reader is
 * thread-safe.
 */
public interface StateControl {

    /** The control of a runtime that keeps no state, since it computes no stateful node. */
    StateControl NONE = new StateControl() {
        @Override
        public void commit(BatchContext batch) {}

        @Override
        public void rollback(BatchContext batch) {}
    };

    /** Returns what is wrong with the settings about state, before anything starts. */
    default List<Problem> problems(StreamingConf conf) {
        return List.of();
    }

    /**
     * Opens where state is kept. Called once, before the first job of a batch, when {@link #problems} has found none.
     *
     * @throws dev.sluice.error.StreamingException if that fails; the program then does not start
     */
    default void open(RuntimeContext context) {}

    /**
     * Refuses changes of a batch that would take more memory than state may. Called when stateful nodes of the batch were computed, before
     * outputs see them.
     *
     * @throws dev.sluice.error.StreamingException naming operators, sizes, the bound and what to do; the batch is then rolled back
     */
    default void check(BatchContext batch) {}

    /** Makes the changes of a batch the state that the next batch begins with. */
    void commit(BatchContext batch);

    /** Drops the changes of a batch. */
    void rollback(BatchContext batch);

    /** Returns what reads committed state. */
    default StateReader reader() {
        return StateReader.NONE;
    }
}
