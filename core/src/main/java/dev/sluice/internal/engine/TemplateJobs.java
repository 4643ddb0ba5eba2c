package dev.sluice.internal.engine;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Stands in for the engine while the graph is built: there is nothing to run yet.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public final class TemplateJobs implements JobLauncher {
    private final int defaultParallelism;
    private final LongSupplier seeds;

    /** Creates a launcher that refuses jobs. */
    public TemplateJobs(int defaultParallelism, LongSupplier seeds) {
        this.defaultParallelism = defaultParallelism;
        this.seeds = seeds;
    }

    @Override
    public <T, R> List<R> run(Job<T, R> job) {
        throw refused(job.origin());
    }

    @Override
    public void saveAsText(RDDNode<?> node, String directory, Origin origin) {
        throw refused(origin);
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
    public void release(RDDNode.Cached<?> node) {}

    private static StreamingException refused(Origin origin) {
        return new StreamingException(
                ErrorCode.LIFECYCLE_NOT_STARTED,
                "The action " + origin
                        + " was called while the graph is built. Use it inside transform or foreachRDD.");
    }
}
