package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.files.TextDirectory;
import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs actions on a runtime without an engine; the jobs belong to no batch.
 *
 * <p><b>Thread rule:</b> thread-safe if the runtime is.
 */
public final class LocalLauncher implements JobLauncher {
    private final BatchRuntime runtime;
    private final AtomicLong seeds = new AtomicLong();
    private final MemoryDisk disk = SimulatedSeams.inOrder(0, 1).disk();

    public LocalLauncher(BatchRuntime runtime) {
        this.runtime = requireNonNull(runtime, "runtime");
    }

    @Override
    public <T, R> List<R> run(Job<T, R> job) {
        if (TaskContext.find().isPresent()) {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_ACTION_IN_TASK,
                    "Action " + job.origin() + " was called inside a task, where no job can be started."
                            + " Call it outside, and use its result in the function.");
        }
        return runtime.run(BatchRuntime.BatchContext.NONE, job);
    }

    @Override
    public void saveAsText(RDDNode<?> node, String directory, Origin origin) {
        try {
            new TextDirectory(Path.of(directory).toAbsolutePath(), disk).write(node, this, origin);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Returns the disk in memory that {@code saveAsTextFile} writes to. */
    public MemoryDisk disk() {
        return disk;
    }

    @Override
    public int defaultParallelism() {
        return runtime.parallelism();
    }

    /** Returns 1, 2, and so on, so that a test draws the same numbers in every run. */
    @Override
    public long nextSeed() {
        return seeds.incrementAndGet();
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        runtime.release(node);
    }
}
