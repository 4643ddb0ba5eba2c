package dev.sluice.testing;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.spi.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * A clock for tests: it stands still until the test moves it.
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.startingAt(Instant.parse("2024-01-01T00:00:00Z"));
 * clock.advance(Duration.ofSeconds(5));
 * }</pre>
 *
 * <p><b>Thread rule:</b> thread-safe because the clock behind it takes a lock.
 */
public final class ManualClock implements Clock {
    private final SimulatedClock clock;

    private ManualClock(SimulatedClock clock) {
        this.clock = clock;
    }

    /** Creates a clock that shows the given time, to the millisecond. */
    public static ManualClock startingAt(Instant start) {
        return new ManualClock(new SimulatedClock(start.toEpochMilli()));
    }

    /** Creates a clock that moves with, and moves, the given one. */
    static ManualClock of(SimulatedClock clock) {
        return new ManualClock(requireNonNull(clock, "clock"));
    }

    /** Sets the wall clock, also backwards. {@link #nanoTime} does not follow it backwards. */
    public void set(Instant time) {
        clock.set(time.toEpochMilli());
    }

    /** Moves forwards by a whole number of milliseconds; a negative duration is refused. */
    public void advance(Duration duration) {
        clock.advance(duration);
    }

    @Override
    public long epochMillis() {
        return clock.epochMillis();
    }

    @Override
    public long nanoTime() {
        return clock.nanoTime();
    }
}
