package dev.sluice.internal.simulated;

import dev.sluice.spi.Clock;
import java.time.Duration;

/**
 * Stands still until it is told to move.
 *
 * <p>The wall clock can be set in both directions; {@link #nanoTime} follows it forwards only.
 *
 * <p><b>Thread rule:</b> thread-safe because every method takes the clock's lock.
 */
public final class SimulatedClock implements Clock {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private long epochMillis;
    private long nanoTime;

    public SimulatedClock(long epochMillis) {
        this.epochMillis = epochMillis;
    }

    @Override
    public synchronized long epochMillis() {
        return epochMillis;
    }

    @Override
    public synchronized long nanoTime() {
        return nanoTime;
    }

    /** Sets the wall clock, also backwards. */
    public synchronized void set(long newEpochMillis) {
        nanoTime += Math.max(0, newEpochMillis - epochMillis) * NANOS_PER_MILLI;
        epochMillis = newEpochMillis;
    }

    /** Moves forwards by a whole number of milliseconds. */
    public synchronized void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(
                    "a clock is advanced by a positive duration, got " + duration + "; use set to move it back");
        }
        set(epochMillis + duration.toMillis());
    }
}
