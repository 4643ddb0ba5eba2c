package dev.sluice.spi;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

/**
 * Seam 2 of 5: how work is run and handed from one place to another.
 *
 * <p>The engine consists of a few mailboxes and loops. In production each has a thread of its own; a test runs all of them on one
 * thread, in an order that a seed decides. No other code starts or parks a thread.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface Tasks extends AutoCloseable {

    /**
     * Opens a mailbox whose messages are handled one at a time, in the order in which they were posted.
     *
     * @param name what it is for; its thread is named so
     * @param capacity the number of waiting messages at which {@link Mailbox#post} makes its caller wait
     * @param handler handles a message; what it throws, errors included, is logged with the name, and the next message is handled
     */
    <M> Mailbox<M> mailbox(String name, int capacity, Handler<M> handler);

    /**
     * Starts a loop that calls {@code step} again and again until it says {@link Progress#DONE} or the loop is closed.
     *
     * @param name what it is for; its thread is named so
     */
    Loop loop(String name, Step step);

    /**
     * Runs some bodies, the first on the calling thread, and returns their results in order when all have ended. If some failed, the
     * failure of the first in order is thrown with the others as suppressed. A body may itself call this.
     *
     * @throws InterruptedException if the caller was interrupted: bodies that had not begun are given up, those under way are
     *     interrupted, and this is thrown when they have ended
     */
    <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception;

    /** Returns how many bodies {@link #runAll} runs at the same time. */
    int parallelism();

    /**
     * Waits until something is done, at most for the given time.
     *
     * @return whether it was done in time
     * @throws InterruptedException if the calling thread is interrupted
     */
    boolean await(CompletableFuture<?> done, Duration timeout) throws InterruptedException;

    /** Ends all mailboxes and loops and waits for them, at most a few seconds. Repeated calls do nothing. */
    @Override
    void close();

    /**
     * Handles the messages of a mailbox.
     *
     * @param <M> the messages
     */
    @FunctionalInterface
    interface Handler<M> {
        void handle(M message) throws Exception;
    }

    /**
     * An inbox with its handler.
     *
     * @param <M> the messages
     */
    interface Mailbox<M> extends AutoCloseable {

        /**
         * Posts a message. Waits while the mailbox is full, unless the caller is the mailbox's own handler, which never waits for itself.
         * After {@link #close}, or if the caller is interrupted while it waits, the message is dropped and {@code false} returned; an
         * interrupt stays set. A message for which {@code true} was returned is handled.
         */
        boolean post(M message);

        /**
         * Handles a message on the calling thread, if nothing waits and nothing is being handled, or else posts it. For messages whose
         * handling takes no time and wants no lock that the caller holds; it spares a change of threads. What is thrown is logged, as
         * always, and the order of messages and the rule of one at a time hold for both ways.
         */
        default boolean handleOrPost(M message) {
            return post(message);
        }

        /**
         * Posts a message at the given wall-clock time, or at once if that has passed; it then takes its place behind what waits, and
         * never waits for room. Equal times keep their order. What is not yet due at {@link #close} is dropped.
         *
         * <p>A jump of the wall clock never makes a message wait longer: after one forwards it is due by the new time, after one
         * backwards when as much time has passed as lay ahead when it was posted; about 100 ms late at most.
         *
         * @return a handle that takes the message back
         */
        Timer postAt(long epochMillis, M message);

        /** Returns the number of messages that wait. */
        int size();

        /**
         * Handles what was posted before, then ends, and returns then, or with a warning when a handler has not ended some seconds after
         * it was called. Does not wait when the handler itself calls it. Repeated calls do nothing.
         */
        @Override
        void close();
    }

    /** A message that is due later. */
    interface Timer {
        /** Takes the message back if it has not been posted yet. */
        void cancel();
    }

    /** One bounded piece of work of a loop. */
    @FunctionalInterface
    interface Step {
        /** Does a little, without waiting for long, and says what it would do next. An exception ends the loop. */
        Progress step() throws Exception;
    }

    /** What a step of a loop did. */
    enum Progress {
        /** It did something and wants to go on. */
        WORKED,
        /**
         * It had nothing to do; it is called again after a pause, or when the loop is woken. The pause is a millisecond at first and
         * grows to ten while nothing happens. It counts from the beginning of the step, so a step that has itself waited, as a read
         * from a connection does, is called again at once.
         */
        IDLE,
        /** It wants never to be called again. */
        DONE
    }

    /** A running loop. */
    interface Loop extends AutoCloseable {

        /** Ends a pause of the loop early. */
        void wake();

        /** Returns whether the loop has ended. */
        boolean isDone();

        /** Interrupts the loop and waits for its end, unless the loop itself calls it. Repeated calls do nothing. */
        @Override
        void close();
    }
}
