package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Which task the calling thread is in.
 *
 * @param batchId the batch's sequence number, or -1 when the job belongs to no batch
 * @param batchTimeMilliseconds the batch's time since the epoch, or -1
 * @param partition the partition, from 0
 * @param attempt how often the task has been tried before, from 0
 */
public record TaskContext(long batchId, long batchTimeMilliseconds, int partition, int attempt) {
    private static final ThreadLocal<TaskContext> CURRENT = new ThreadLocal<>();

    /** Returns the context of the calling thread's task; empty outside of tasks. */
    public static Optional<TaskContext> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    /**
     * Returns the context of the calling thread's task.
     *
     * @throws StreamingException if the thread is in no task
     */
    public static TaskContext current() {
        return find().orElseThrow(() -> new StreamingException(
                ErrorCode.LIFECYCLE_NOT_STARTED,
                "TaskContext.current() was called outside of a task. Call it inside a function that is passed to map,"
                        + " mapPartitions, foreachPartition and the like."));
    }

    /** Runs {@code body} inside the given task on the calling thread; interpreters call this. */
    public static <R> R within(TaskContext context, Callable<R> body) throws Exception {
        requireNonNull(context, "context");
        TaskContext outer = CURRENT.get();
        CURRENT.set(context);
        try {
            return body.call();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
