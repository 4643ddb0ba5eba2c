package dev.sluice.internal.engine;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Runs the actions of one batch, or those outside of batches.
 *
 * <p><b>Thread rule:</b> thread-safe, as the runtime is.
 */
final class BatchJobs implements JobLauncher {
    private final BatchRuntime runtime;
    private final BatchContext context;
    private final int defaultParallelism;
    private final LongSupplier seeds;

    BatchJobs(BatchRuntime runtime, BatchContext context, int defaultParallelism, LongSupplier seeds) {
        this.runtime = runtime;
        this.context = context;
        this.defaultParallelism = defaultParallelism;
        this.seeds = seeds;
    }

    @Override
    public <T, R> List<R> run(Job<T, R> job) {
        TaskContext.find().ifPresent(task -> {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_ACTION_IN_TASK,
                    "The action " + job.origin() + " was called inside a task (partition " + task.partition()
                            + "). An RDD cannot be used inside functions on its elements: collect what they need before,"
                            + " or use a join.");
        });
        return runtime.run(context, job);
    }

    @Override
    public int defaultParallelism() {
        return defaultParallelism;
    }

    @Override
    public long nextSeed() {
        return seeds.getAsLong();
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        runtime.release(node);
    }
}
