package dev.sluice.testkit.contract;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.StateControl;
import java.util.List;

/**
 * A runtime that is wrong on purpose, in the way that a subclass says; otherwise it does what the one behind it does.
 *
 * <p><b>Thread rule:</b> as the runtime behind it.
 */
class SpoiltRuntime implements BatchRuntime {
    private final BatchRuntime behind;

    SpoiltRuntime(BatchRuntime behind) {
        this.behind = behind;
    }

    /** Returns the job that is run instead of the one that was asked for. */
    <T, R> Job<T, R> spoilt(Job<T, R> job) {
        return job;
    }

    @Override
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        return behind.run(batch, spoilt(job));
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        behind.release(node);
    }

    @Override
    public StateControl states() {
        return behind.states();
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
