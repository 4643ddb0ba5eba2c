package dev.sluice.internal.shared;

import dev.sluice.rdd.Job;

/**
 * The accumulators and broadcasts of one program, and which batch runs.
 *
 * <p><b>Thread rule:</b> thread-safe; {@link #beginBatch} and {@link #endBatch} are called on the batch-runner thread.
 */
public final class SharedVariables {
    private final RunningBatch batch = new RunningBatch();
    private final Accumulators accumulators = new Accumulators(batch);
    private final Broadcasts broadcasts = new Broadcasts(batch);

    public Accumulators accumulators() {
        return accumulators;
    }

    public Broadcasts broadcasts() {
        return broadcasts;
    }

    /** Lets a batch begin on the calling thread, with the newest values of broadcasts. */
    public void beginBatch(long batchId) {
        broadcasts.beginBatch(batchId);
        batch.begin(batchId);
    }

    /** Ends the batch: what it added counts, or is dropped. */
    public void endBatch(boolean isCommitted) {
        batch.end();
        accumulators.endBatch(isCommitted);
    }

    /** Returns the job with a tally for its batch, if the program has accumulators. */
    public <T, R> Job<T, R> tallied(long batchId, Job<T, R> job) {
        return accumulators.isEmpty() ? job : job.tallying(accumulators.tally(batchId));
    }

    /** Forgets the values of broadcasts, when the program has ended. */
    public void close() {
        broadcasts.close();
    }
}
