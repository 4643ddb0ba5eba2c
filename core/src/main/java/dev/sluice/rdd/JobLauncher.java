package dev.sluice.rdd;

import java.util.List;

/**
 * What an RDD needs of the engine: actions run through it.
 *
 * <p><b>Thread rule:</b> actions block the calling thread; whoever calls must not be inside a task.
 */
public interface JobLauncher {

    /**
     * Runs a job and returns one result for each of its partitions, in their order.
     *
     * @throws dev.sluice.error.StreamingException if a task failed as often as it may, if the context was stopped, or if the caller is
     *     itself inside a task
     */
    <T, R> List<R> run(Job<T, R> job);

    /** Returns the number of partitions that by-key operations make when nobody says otherwise. */
    int defaultParallelism();

    /** Returns a new seed for an operation whose caller gave none. */
    long nextSeed();

    /**
     * Writes a node as text files into a directory that appears whole, one line for each element; a node without elements writes
     * nothing.
     *
     * @throws dev.sluice.error.StreamingException if the directory is there already, or cannot be written
     */
    void saveAsText(RDDNode<?> node, String directory, Origin origin);

    /** Forgets what was kept for a cached node; does nothing if nothing was. */
    void release(RDDNode.Cached<?> node);
}
