package dev.sluice.eventtime;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * What a window gives for a key.
 *
 * <p><b>Thread rule:</b> immutable, as far as the key and the value are.
 *
 * @param key the key
 * @param start the first moment of the window
 * @param end the first moment after the window
 * @param value the result
 * @param revision 0 for the first result, 1 and on for those that replace it because elements came within the allowed lateness
 * @param <K> the keys
 * @param <R> the results
 */
public record WindowResult<K, R>(K key, Instant start, Instant end, R value, int revision) implements Serializable {

    public WindowResult {
        requireNonNull(key, "key");
        requireNonNull(start, "start");
        requireNonNull(end, "end");
        requireNonNull(value, "value");
    }
}
