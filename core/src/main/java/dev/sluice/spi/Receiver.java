package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.StorageLevel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes records from outside and stores them for the next batch; extend it to connect what Sluice does not know.
 *
 * <p>Order of calls: {@link #onStart}, then any number of {@code store} calls by the receiver from threads or loops of its own, then
 * {@link #onStop}. A restart is {@code onStop}, a pause, {@code onStart}. {@link #stop} is final: a receiver that has stopped itself
 * is not started again.
 *
 * <p>{@code store} waits when the buffer is full, and while the rate limit is used up: that is how back-pressure reaches the
 * sender.
 *
 * <p><b>Thread rule:</b> {@code onStart} and {@code onStop} are called one at a time by the engine; everything else may be called from
 * any thread.
 *
 * @param <T> the records
 */
public abstract class Receiver<T> {
    private final StorageLevel storageLevel;
    private volatile @Nullable ReceiverSupervisor<T> supervisor;

    /** Creates a receiver whose blocks are kept at the given level. */
    protected Receiver(StorageLevel storageLevel) {
        this.storageLevel = requireNonNull(storageLevel, "storageLevel");
    }

    /**
     * Begins to receive; returns without waiting for data. Usually starts {@link #loop loops} that read and {@link #store}.
     *
     * @throws Exception any exception is reported, and the receiver is restarted after the restart delay
     */
    protected abstract void onStart() throws Exception;

    /** Ends what {@link #onStart} began; loops started through {@link #loop} are ended by the engine afterwards. */
    protected abstract void onStop() throws Exception;

    /** Returns where this receiver gets its records, for listings, such as {@code localhost:9999}. */
    protected String describe() {
        return getClass().getSimpleName();
    }

    /** Returns the level at which blocks are kept. */
    public final StorageLevel storageLevel() {
        return storageLevel;
    }

    /** Stores a record. Returns when it is in the buffer, which is memory: it is lost if the process dies. */
    public final void store(T element) {
        supervisor().store(requireNonNull(element, "element"));
    }

    /** Stores some records in order as one block that is not divided between batches. Returns when all of them are in the buffer. */
    public final void store(Iterable<? extends T> elements) {
        supervisor().storeAll(elements.iterator());
    }

    /** Stores some records in order as one block that is not divided between batches. Returns when all of them are in the buffer. */
    public final void store(Iterator<? extends T> elements) {
        supervisor().storeAll(requireNonNull(elements, "elements"));
    }

    /**
     * Stores a record if there is room and the rate allows it, and does not wait; a loop that must not block uses this.
     *
     * @return whether it was stored
     */
    public final boolean tryStore(T element) {
        return supervisor().tryStore(requireNonNull(element, "element"));
    }

    /** Reports a problem to listeners and the log, and goes on. */
    public final void reportError(String message, @Nullable Throwable cause) {
        supervisor().reportError(message, cause);
    }

    /** Reports input that was refused: counted, logged, and told to listeners with a bounded sample. */
    public final void reportRejected(String peer, String reason, String sample) {
        supervisor().reportRejected(peer, reason, sample);
    }

    /** Stops and starts this receiver again after the configured delay ({@code sluice.receiver.restartDelay}). Returns at once. */
    public final void restart(String message, @Nullable Throwable cause) {
        supervisor().restart(message, cause, Optional.empty());
    }

    /** Stops and starts this receiver again after the given delay. Returns at once. */
    public final void restart(String message, @Nullable Throwable cause, Duration delay) {
        supervisor().restart(message, cause, Optional.of(delay));
    }

    /** Stops this receiver for good. Returns at once. */
    public final void stop(String message, @Nullable Throwable cause) {
        supervisor().stop(message, cause);
    }

    /** Starts a loop that ends with the receiver; its thread is named {@code receiver-NAME}. Called from {@link #onStart}. */
    public final Tasks.Loop loop(String name, Tasks.Step step) {
        return supervisor().loop(name, step);
    }

    /** Returns what the engine gave to this receiver's stream: settings, seams, names. */
    public final SourceContext context() {
        return supervisor().context();
    }

    /** Returns whether the receiver runs: {@link #onStart} was called and {@link #onStop} was not. */
    public final boolean isStarted() {
        ReceiverSupervisor<T> current = supervisor;
        return current != null && current.isStarted();
    }

    /** Returns whether the receiver does not run. */
    public final boolean isStopped() {
        return !isStarted();
    }

    /** Connects this receiver with the engine; called once, before {@link #onStart}, by the engine. */
    public final void attach(ReceiverSupervisor<T> newSupervisor) {
        supervisor = requireNonNull(newSupervisor, "newSupervisor");
    }

    /** Calls {@link #onStart} for the engine. */
    public final void begin() throws Exception {
        onStart();
    }

    /** Calls {@link #onStop} for the engine. */
    public final void end() throws Exception {
        onStop();
    }

    /** Returns {@link #describe} for the engine. */
    public final String location() {
        return describe();
    }

    private ReceiverSupervisor<T> supervisor() {
        ReceiverSupervisor<T> current = supervisor;
        if (current == null) {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_NOT_STARTED,
                    "Receiver " + getClass().getName() + " is not attached to a started context yet."
                            + " Store records only from onStart on.");
        }
        return current;
    }
}
