package dev.sluice.internal.embedded;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks;
import java.util.Collections;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of a group, on the calling thread or on several.
 *
 * <p>A small group runs on the calling thread one task after the other: no hop, no hand-off. {@link ForkAdvice} says what is small.
 *
 * <p><b>Thread rule:</b> thread-safe; blocks the caller, which is the first of the threads that work.
 */
final class TaskRunner {
    private final Tasks tasks;
    private final Clock clock;
    private final int parallelism;
    private final ForkAdvice advice;

    TaskRunner(Tasks tasks, Clock clock, int parallelism, ForkAdvice advice) {
        this.tasks = tasks;
        this.clock = clock;
        this.parallelism = parallelism;
        this.advice = advice;
    }

    /** Returns the results in the order of the partitions; the failure that is thrown is that of the first task in that order. */
    @Nullable
    Object[] run(TaskGroup group, TaskRetry retry, TaskBody body) throws Exception {
        int threads = Math.min(parallelism, group.partitions().length);
        TaskQueue queue = new TaskQueue(group, retry, body);
        if (threads < 2) {
            queue.work();
            return queue.results();
        }
        boolean isForked = advice.isWorthForking(group);
        long startNanos = clock.nanoTime();
        if (isForked) {
            tasks.runAll(Collections.nCopies(threads, (Callable<Boolean>) queue::work));
        } else {
            queue.work();
        }
        advice.learn(group, (clock.nanoTime() - startNanos) * (isForked ? threads : 1));
        return queue.results();
    }
}
