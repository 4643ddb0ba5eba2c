package dev.sluice.cli;

import dev.sluice.StreamingContext;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stops a context after a number of batches.
 *
 * <p>It is an output, the last one, so that the batch that reaches the number is the last to run.
 *
 * <p><b>Thread rule:</b> counts on the batch-runner thread.
 */
final class BatchLimit {
    private final int limit;
    private int count;

    BatchLimit(int limit) {
        this.limit = limit;
    }

    /** Adds the output; to be called when the program has added its own. */
    void applyTo(StreamingContext context) {
        Queue<List<Integer>> nothing = new ConcurrentLinkedQueue<>();
        context.queueStream(nothing).foreachRDD(rdd -> {
            if (++count == limit) {
                context.stop();
            }
        });
    }
}
