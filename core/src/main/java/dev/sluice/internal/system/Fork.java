package dev.sluice.internal.system;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs the bodies of one {@code runAll}: the caller begins with the first, workers help with the rest, whoever is free takes the next.
 *
 * <p>A body is taken by incrementing {@code nextIndex}. Cancelling moves {@code nextIndex} to the end, so that nobody takes another.
 * {@code open} counts the bodies that have neither ended nor been cancelled; results are published by its decrement.
 *
 * <p><b>Thread rule:</b> {@link #runOnCaller} is confined to the caller; {@link #take} and {@link #run} may be called from any thread.
 */
final class Fork<R> {
    private static final int NONE = -1;

    private final List<? extends Callable<R>> bodies;
    private final @Nullable Object[] results;
    private final @Nullable Throwable[] failures;
    private final AtomicInteger nextIndex = new AtomicInteger(1);
    private final AtomicInteger open;
    private final SpinThenPark allEnded = SpinThenPark.eager(this::hasEnded);

    Fork(List<? extends Callable<R>> bodies) {
        this.bodies = bodies;
        this.results = new Object[bodies.size()];
        this.failures = new Throwable[bodies.size()];
        this.open = new AtomicInteger(bodies.size());
    }

    boolean hasMore() {
        return nextIndex.get() < bodies.size();
    }

    /** Takes the next body: its index, or a negative number if there is none. */
    int take() {
        if (!hasMore()) {
            return NONE;
        }
        int index = nextIndex.getAndIncrement();
        return index < bodies.size() ? index : NONE;
    }

    /** Runs a body that was taken. */
    @SuppressWarnings("NullAway") // a body may return null, and its result is passed on as it is
    void run(int index) {
        try {
            results[index] = bodies.get(index).call();
        } catch (Throwable e) { // errors too: they are thrown on the caller's thread
            failures[index] = e;
        }
        if (open.decrementAndGet() == 0) {
            allEnded.wake();
        }
    }

    /**
     * Runs the first body and what nobody else takes, and returns when all have ended. If the calling thread is interrupted, bodies that
     * have not begun are given up, {@code interruptHelpers} is called, and the interrupt is thrown when the helpers have ended.
     */
    List<R> runOnCaller(Runnable interruptHelpers) throws Exception {
        boolean isInterrupted = false;
        for (int index = 0; index != NONE; index = take()) {
            run(index);
            if (failures[index] instanceof InterruptedException || Thread.interrupted()) {
                isInterrupted = true;
                cancel(interruptHelpers);
            }
        }
        while (!hasEnded()) {
            allEnded.await(Long.MAX_VALUE);
            if (Thread.interrupted()) {
                isInterrupted = true;
                cancel(interruptHelpers);
            }
        }
        if (isInterrupted) {
            throw withOthersSuppressed(new InterruptedException("interrupted while " + bodies.size() + " bodies ran"));
        }
        return resultsOrFailure();
    }

    private boolean hasEnded() {
        return open.get() == 0;
    }

    private void cancel(Runnable interruptHelpers) {
        int notTaken = bodies.size() - nextIndex.getAndSet(bodies.size());
        if (notTaken > 0) {
            open.addAndGet(-notTaken);
        }
        interruptHelpers.run();
    }

    @SuppressWarnings("unchecked") // every element was returned by a Callable<R>
    private List<R> resultsOrFailure() throws Exception {
        for (Throwable failure : failures) {
            if (failure != null) {
                throw rethrown(withOthersSuppressed(failure));
            }
        }
        return (List<R>) Collections.unmodifiableList(Arrays.asList(results));
    }

    private <T extends Throwable> T withOthersSuppressed(T thrown) {
        for (Throwable failure : failures) {
            if (failure != null && failure != thrown) {
                thrown.addSuppressed(failure);
            }
        }
        return thrown;
    }

    private static Exception rethrown(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        return (Exception) failure;
    }
}
