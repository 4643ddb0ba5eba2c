package dev.sluice.testkit.oracle;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.StateControl;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A runtime that makes a mistake in what becomes of changes to state, to prove that comparisons find one.
 *
 * <p><b>Thread rule:</b> as the runtime behind it.
 */
final class StateMistake implements BatchRuntime {
    private final BatchRuntime behind;
    private final StateControl states;

    private StateMistake(BatchRuntime behind, UnaryOperator<StateControl> mistake) {
        this.behind = behind;
        this.states = mistake.apply(behind.states());
    }

    /** Keeps what a failed batch changed. */
    static BatchRuntime keepingWhatFailed(BatchRuntime behind) {
        return new StateMistake(behind, right -> new StateControl() {
            @Override
            public void commit(BatchContext batch) {
                right.commit(batch);
            }

            @Override
            public void rollback(BatchContext batch) {
                right.commit(batch);
            }
        });
    }

    /** Forgets what one batch brought: its pane in every window, its changes in every table. */
    static BatchRuntime forgettingOnePane(BatchRuntime behind) {
        return new StateMistake(behind, right -> new StateControl() {
            @Override
            public void commit(BatchContext batch) {
                if (batch.batchId() == 1) {
                    right.rollback(batch);
                } else {
                    right.commit(batch);
                }
            }

            @Override
            public void rollback(BatchContext batch) {
                right.rollback(batch);
            }
        });
    }

    @Override
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        return behind.run(batch, job);
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        behind.release(node);
    }

    @Override
    public StateControl states() {
        return states;
    }

    @Override
    public int parallelism() {
        return behind.parallelism();
    }

    @Override
    public void close() {
        behind.close();
    }
}
