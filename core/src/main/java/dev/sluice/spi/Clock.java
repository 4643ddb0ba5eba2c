package dev.sluice.spi;

import java.time.Instant;

/**
 * Seam 1 of 5: what time it is.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface Clock {

    /** Returns the wall-clock time in milliseconds since the epoch. May jump in both directions. */
    long epochMillis();

    /** Returns a time in nanoseconds that never runs backwards; only differences mean anything. */
    long nanoTime();

    /** Returns the wall-clock time. */
    default Instant now() {
        return Instant.ofEpochMilli(epochMillis());
    }
}
