package dev.sluice.internal.embedded;

import dev.sluice.rdd.Additions;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskAdditions;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/**
 * Tasks of a group with what they add to accumulators.
 *
 * <p><b>Thread rule:</b> thread-safe, as the body is; {@link #additions} is called after the tasks.
 */
final class CountedTasks implements TaskBody {
    private final TaskBody body;
    private final RDDNode<?> node;
    private final Object step;
    private final Map<Integer, Additions> byPartition = new ConcurrentSkipListMap<>();

    /**
     * Creates the tasks.
     *
     * @param node the node that they compute
     * @param step what they are for: the same object in all jobs of a batch if they are the same
     */
    CountedTasks(TaskBody body, RDDNode<?> node, Object step) {
        this.body = body;
        this.node = node;
        this.step = step;
    }

    @Override
    public @Nullable Object run(int partition, TaskAttempt attempt) throws Exception {
        return body.run(partition, attempt);
    }

    @Override
    public TaskAdditions recorder(int partition) {
        return new TaskAdditions(new SourceWalk.Place(node, partition), step);
    }

    @Override
    public void succeeded(int partition, TaskAdditions recorder) {
        byPartition.put(partition, recorder.additions());
    }

    /** Returns what was added, in the order of partitions. */
    Additions additions() {
        Additions all = new Additions();
        byPartition.values().forEach(all::include);
        return all;
    }
}
