package dev.sluice.internal.ingest;

import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Lets writers wait until something has changed that they wait for; each then looks for itself.
 *
 * <p>Waits through {@link Tasks}, so that a simulation can go on with others meanwhile.
 *
 * <p><b>Thread rule:</b> {@link #next} and {@link #announce} are called under the buffer's lock, {@link #await} outside of it.
 */
final class ChangeSignal {
    static final Duration FOREVER = Duration.ofDays(36_500);

    private final Tasks tasks;
    private CompletableFuture<Void> next = new CompletableFuture<>();

    ChangeSignal(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Returns what the next change completes; taken under the lock under which the caller saw that it has to wait. */
    CompletableFuture<Void> next() {
        return next;
    }

    /** Wakes all who wait. */
    void announce() {
        next.complete(null);
        next = new CompletableFuture<>();
    }

    /** Waits for a change, at most for the given time. */
    void await(CompletableFuture<Void> change, Duration timeout) throws InterruptedException {
        tasks.await(change, timeout);
    }
}
