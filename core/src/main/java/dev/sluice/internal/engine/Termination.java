package dev.sluice.internal.engine;

import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Lets threads wait for the end of a program, or for its first failure.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class Termination {
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final CompletableFuture<Void> endedOrFailed = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Tasks tasks;

    Termination(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Records a failure; the first one counts. */
    void fail(Throwable cause) {
        failure.compareAndSet(null, cause);
        endedOrFailed.complete(null);
    }

    void end() {
        ended.complete(null);
        endedOrFailed.complete(null);
    }

    boolean hasEnded() {
        return ended.isDone();
    }

    Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /** Waits for the end or the first failure. */
    void await() throws InterruptedException {
        tasks.await(endedOrFailed, FOREVER);
    }

    /** Waits for the end or the first failure; returns whether it came in time. */
    boolean await(Duration timeout) throws InterruptedException {
        return tasks.await(endedOrFailed, timeout);
    }

    /** Waits for the end. */
    void awaitEnd() throws InterruptedException {
        tasks.await(ended, FOREVER);
    }
}
