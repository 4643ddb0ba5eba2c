package dev.sluice.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A timer that is due.
 *
 * @param time when it was to fire
 * @param clock by which clock
 */
public record Timer(Instant time, Clock clock) {

    public Timer {
        requireNonNull(time, "time");
        requireNonNull(clock, "clock");
    }

    /** The clocks that timers go by. */
    public enum Clock {
        /** The times of batches. */
        PROCESSING_TIME,
        /** The watermark. */
        EVENT_TIME
    }
}
