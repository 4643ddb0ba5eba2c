package dev.sluice.testing;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StateFunction;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.StateControl;
import java.util.List;

/**
 * A runtime under which functions that change state in place are found.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class WatchingRuntime implements BatchRuntime {
    private final BatchRuntime behind;

    WatchingRuntime(BatchRuntime behind) {
        this.behind = behind;
    }

    @Override
    public <O> StateFunction<O> watched(StateFunction<O> function, Origin origin) {
        return new StateWatch<>(behind.watched(function, origin), origin);
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
