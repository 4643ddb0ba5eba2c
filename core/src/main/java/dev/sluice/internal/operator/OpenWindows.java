package dev.sluice.internal.operator;

import dev.sluice.eventtime.WindowResult;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The windows of one key that are not closed for good, as one attempt changes them.
 *
 * <p>An attempt adds the batch's values, closes once, and then asks what to keep.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
public interface OpenWindows<K, V, R> {

    /** Adds a value to the windows that it belongs to; returns false, and does nothing, if all of them are closed for good. */
    boolean add(long timestampMillis, V value) throws Exception;

    /** Gives the results of windows that a watermark closes and of those that values have corrected, and drops what is closed for good. */
    void close(long watermarkMillis, Consumer<WindowResult<K, R>> results) throws Exception;

    /** Returns what to keep, empty if nothing. */
    Optional<Object> kept();

    /** Returns the last watermark that does nothing to what is kept. */
    long deadlineMillis();

    /** Returns the result of a window. */
    static <K, R> WindowResult<K, R> result(K key, long startMillis, long endMillis, R value, int revision) {
        return new WindowResult<>(
                key, Instant.ofEpochMilli(startMillis), Instant.ofEpochMilli(endMillis), value, revision);
    }
}
