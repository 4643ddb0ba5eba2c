package dev.sluice.testkit.random;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.StateControl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A runtime that is wrong on purpose: it hands out the elements of each partition backwards.
 *
 * <p><b>Thread rule:</b> as the runtime behind it.
 */
public final class BackwardsRuntime implements BatchRuntime {
    private final BatchRuntime behind;

    /** Spoils what {@code behind} returns. */
    public BackwardsRuntime(BatchRuntime behind) {
        this.behind = behind;
    }

    @Override
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        List<R> results = new ArrayList<>();
        behind.run(batch, job).forEach(result -> results.add(backwards(result)));
        return results;
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

    @SuppressWarnings("unchecked") // a list stays a list of the same elements
    private static <R> R backwards(R result) {
        if (!(result instanceof List<?> elements)) {
            return result;
        }
        List<Object> reversed = new ArrayList<>();
        elements.forEach(element -> reversed.add(backwards(element)));
        Collections.reverse(reversed);
        return (R) reversed;
    }
}
