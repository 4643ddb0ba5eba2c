package dev.sluice.spi;

import dev.sluice.time.BatchTime;
import java.io.IOException;

/**
 * Hands out the input of one batch after the other.
 *
 * <p>Order of calls: {@link #start} once; then for each batch {@link #cut} and, some time later, {@link #plan}, both in batch
 * order; {@link #release} when the batch is done with; {@link #stop} once; possibly more cuts and plans; {@link #close} once, last.
 * After a failed start only {@code close} is called. Everything but {@code cut} may block for a short while.
 *
 * <p>A reader that throws, an error included, stops nobody else. If {@code cut} or {@code plan} throws, the batch fails, and its input must be
 * part of the next one. What the other methods throw is logged and told as {@link dev.sluice.event.StreamingEvent.SourceFailed}; from {@code
 * stop} and {@code hasUnplannedInput}, after which input may be left behind, it is a failure of the program besides.
 *
 * @param <T> the elements
 */
@SuppressWarnings("try") // close may throw whatever the system behind the source throws, an interrupt included
public interface SourceReader<T> extends AutoCloseable {

    /** Begins to take input. Called once, after all sources of the program have been opened. */
    default void start() throws Exception {}

    /**
     * Marks the end of what has arrived for the batch with this time; what comes later belongs to later batches. Called on the
     * conductor, so it must not block. Two marks without a plan between them mean that the batches were merged: the plan for the
     * later one takes everything up to its mark.
     *
     * <p>A source that decides at {@link #plan} what belongs to a batch does nothing here.
     */
    default void cut(BatchTime batch) {}

    /**
     * Returns the input of a batch. Called once for each batch that runs, in order, on the batch-runner thread.
     *
     * @throws Exception if it cannot be told what belongs to the batch; the batch fails, and its input must be part of the next one
     */
    InputBatch<T> plan(BatchTime batch) throws Exception;

    /**
     * Says that the splits of a batch, and of all batches before it, will not be opened again. Called on the batch-runner thread, in
     * batch order; a batch whose input went into a later one is not named itself.
     */
    default void release(BatchTime batch) {}

    /** Takes no more input from outside; what was taken stays, to be cut and planned. Repeated calls do nothing. */
    default void stop() {}

    /** Returns whether something has been taken that no plan has handed out yet; a graceful stop goes on until this is false. */
    default boolean hasUnplannedInput() {
        return false;
    }

    /**
     * Returns how many records have been taken that no plan has handed out, or -1 if only reading would tell. Called once, after the stop
     * and the last plan, so that what is left behind can be told.
     */
    default long unplannedRecordCount() {
        return hasUnplannedInput() ? -1 : 0;
    }

    /** Limits how many records a second are taken; called by back-pressure, from any thread. */
    default void limitRate(double recordsPerSecond) {}

    @Override
    default void close() throws IOException {}
}
