package dev.sluice.internal.engine;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.files.TextDirectory;
import dev.sluice.internal.shared.SharedVariables;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.Disk;
import dev.sluice.spi.StateReader;
import java.io.IOException;
import java.nio.file.Path;
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
    private final Disk disk;
    private final SharedVariables shared;

    BatchJobs(
            BatchRuntime runtime,
            BatchContext context,
            int defaultParallelism,
            LongSupplier seeds,
            Disk disk,
            SharedVariables shared) {
        this.disk = disk;
        this.shared = shared;
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
        return runtime.run(context, shared.tallied(context.batchId(), job));
    }

    /** Refuses what the batch has changed in state if it does not fit. */
    void checkState() {
        runtime.states().check(context);
    }

    StateReader stateReader() {
        return runtime.states().reader();
    }

    /** Commits or drops what the batch changed in state. */
    void endState(boolean isCommitted) {
        if (isCommitted) {
            runtime.states().commit(context);
        } else {
            runtime.states().rollback(context);
        }
    }

    @Override
    public void saveAsText(RDDNode<?> node, String directory, Origin origin) {
        Path target = Path.of(directory).toAbsolutePath().normalize();
        try {
            if (target.getParent() == null || disk.exists(target)) {
                throw new StreamingException(
                        ErrorCode.SINK_TARGET_EXISTS,
                        origin + " does not overwrite " + target + ", which is there already. Name a new directory.");
            }
            new TextDirectory(target, disk).write(node, this, origin);
        } catch (IOException failure) {
            throw new StreamingException(
                    ErrorCode.SINK_WRITE_FAILED,
                    origin + " could not write to " + target + ": " + failure
                            + ". Check that the directory can be written and has room.",
                    failure);
        }
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
