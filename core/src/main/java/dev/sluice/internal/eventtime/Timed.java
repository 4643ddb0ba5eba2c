package dev.sluice.internal.eventtime;

import java.io.Serializable;

/**
 * An element with its timestamp.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param value the element
 * @param timestampMillis when it happened, in milliseconds since the epoch
 * @param isAccepted whether the timestamp can be true; one that cannot moves no watermark
 */
public record Timed<T>(T value, long timestampMillis, boolean isAccepted) implements Serializable {

    /** Returns an element with a timestamp that was accepted. */
    public static <T> Timed<T> of(T value, long timestampMillis) {
        return new Timed<>(value, timestampMillis, true);
    }

    /** Returns another value at the same time. */
    public <U> Timed<U> with(U newValue) {
        return new Timed<>(newValue, timestampMillis, isAccepted);
    }
}
