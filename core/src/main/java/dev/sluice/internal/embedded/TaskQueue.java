package dev.sluice.internal.embedded;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Hands the tasks of a group to the threads that work on it, and takes their results.
 *
 * <p>After a failure no further task is handed out; those that run go on to their end.
 *
 * <p><b>Thread rule:</b> {@link #work} is called by several threads; {@link #results} after all have returned.
 */
final class TaskQueue {
    private final TaskGroup group;
    private final TaskRetry retry;
    private final TaskBody body;
    private final AtomicInteger nextIndex = new AtomicInteger();
    private final @Nullable Object[] results;
    private final @Nullable Throwable[] failures;
    private volatile boolean hasFailed;

    TaskQueue(TaskGroup group, TaskRetry retry, TaskBody body) {
        this.group = group;
        this.retry = retry;
        this.body = body;
        this.results = new Object[group.partitions().length];
        this.failures = new Throwable[results.length];
    }

    /** Runs tasks until none is left. Never throws. */
    boolean work() {
        int index;
        while (!hasFailed && (index = nextIndex.getAndIncrement()) < results.length) {
            try {
                results[index] = retry.run(group, group.partitions()[index], body);
            } catch (Throwable failure) {
                failures[index] = failure;
                hasFailed = true;
            }
        }
        return !hasFailed;
    }

    @Nullable
    Object[] results() {
        if (hasFailed) {
            throw Failures.unchecked(firstFailure());
        }
        return results;
    }

    private Throwable firstFailure() {
        Throwable first = null;
        for (Throwable failure : failures) {
            if (first == null) {
                first = failure;
            } else if (failure != null && failure != first) {
                first.addSuppressed(failure);
            }
        }
        if (first == null) {
            throw new AssertionError("a failed group has a failure");
        }
        return first;
    }
}
