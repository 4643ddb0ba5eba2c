package dev.sluice.internal.system;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Waits for a thread to end, up to a deadline, after which it is interrupted and given one last moment.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class Ending {
    static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);
    private static final Logger LOG = LoggerFactory.getLogger(Ending.class);

    private final long deadlineNanos;

    private Ending(long deadlineNanos) {
        this.deadlineNanos = deadlineNanos;
    }

    /** Creates a deadline that lies {@link #PATIENCE} ahead; several threads can share it. */
    static Ending begin() {
        return new Ending(System.nanoTime() + PATIENCE.toNanos());
    }

    /** Waits for the thread, unless it is the calling one. Returns at once, with the interrupt restored, if the caller is interrupted. */
    void await(Thread thread) {
        if (thread == Thread.currentThread()) {
            return;
        }
        try {
            join(thread, deadlineNanos - System.nanoTime());
            if (thread.isAlive()) {
                thread.interrupt();
                join(thread, AFTER_INTERRUPT.toNanos());
            }
            if (thread.isAlive()) {
                LOG.warn(
                        "Thread {} does not end: it was interrupted after {} s and still runs, at {}. It is left behind.",
                        thread.getName(),
                        PATIENCE.toSeconds(),
                        topOfStack(thread));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void join(Thread thread, long nanos) throws InterruptedException {
        if (nanos > 0) {
            TimeUnit.NANOSECONDS.timedJoin(thread, Math.max(nanos, TimeUnit.MILLISECONDS.toNanos(1)));
        }
    }

    private static String topOfStack(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return stack.length == 0 ? "an unknown place" : stack[0].toString();
    }
}
