package dev.sluice.spi;

import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StateFunction;
import java.util.List;

/**
 * Interprets lineage: the embedded engine, a cluster, or the plain lists of a test.
 *
 * <p>The engine calls {@link #run} on the batch-runner thread or on a thread of the user's, never inside a task.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface BatchRuntime extends AutoCloseable {

    /**
     * Runs a job to its end and returns one result for each of its partitions, in their order.
     *
     * <p>A task that fails is tried again from lineage, as often as the runtime was configured to. User code sees its task through
     * {@link dev.sluice.rdd.TaskContext}.
     *
     * <p>If the job has a tally, what its tasks added to accumulators is given to it once, on the calling thread, when the job has
     * succeeded and before this returns; see {@link dev.sluice.rdd.TaskAdditions}. What failed attempts added is left out. Tasks come in
     * the order of their partitions, those that fill an exchange before those that read it.
     *
     * @param batch the batch that the job is part of
     * @throws dev.sluice.error.StreamingException if a task failed as often as it may
     */
    <T, R> List<R> run(BatchContext batch, Job<T, R> job);

    /** Forgets what was kept for a cached node; does nothing if nothing was. */
    void release(RDDNode.Cached<?> node);

    /** Returns what commits and drops the changes that batches make to state. */
    StateControl states();

    /**
     * Returns the function that is to run in place of a stateful operator's: the same one by default. A runtime for tests returns one that
     * calls it and looks at what it does. Called when a program is defined, once for each operator.
     *
     * @param origin names the operator
     */
    default <O> StateFunction<O> watched(StateFunction<O> function, Origin origin) {
        return function;
    }

    /** Returns how many tasks run at the same time, which is also the default number of partitions of an exchange. */
    int parallelism();

    /** Gives back what the runtime holds. Called once, after the last job. */
    @Override
    void close();

    /**
     * The batch that a job is part of.
     *
     * @param batchId the batch's sequence number, or -1 outside of batches
     * @param batchTimeMilliseconds the batch's time since the epoch, or -1
     */
    record BatchContext(long batchId, long batchTimeMilliseconds) {
        /** The context of a job that is part of no batch. */
        public static final BatchContext NONE = new BatchContext(-1, -1);

        /** Returns the batch as messages name it. */
        @Override
        public String toString() {
            return batchId < 0 ? "no batch" : "batch " + batchId;
        }
    }
}
