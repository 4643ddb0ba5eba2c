package dev.sluice.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wall-clock time that never runs backwards: a backward jump is absorbed, so that batches go on at their pace.
 *
 * <p>A wall clock that is behind what has passed since it was last read was set back; the other clock tells by how much. A forward
 * jump is passed on; the catch-up rule deals with it.
 *
 * <p><b>Thread rule:</b> thread-safe because every method holds this object's monitor, for two reads of a clock at most.
 */
final class SteadyClock {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final long NANOS_PER_MILLI = 1_000_000;
    /** A wall clock that lags less was not set, but is being slowed down; it is followed. */
    private static final long TOLERATED_LAG_MILLIS = 100;
    /** Of the time that has passed, the part that a wall clock may lag without having been set. */
    private static final long DRIFT_PART = 1_000;

    private final Clock clock;
    private long absorbedMillis;
    private long lastMillis;
    private long lastNanos;

    SteadyClock(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
        this.lastMillis = clock.epochMillis();
        this.lastNanos = clock.nanoTime();
    }

    /** Returns the time in milliseconds since the epoch, at least as late as any time returned before. */
    synchronized long epochMillis() {
        long nanoTime = clock.nanoTime();
        long passedMillis = (nanoTime - lastNanos) / NANOS_PER_MILLI;
        long lagMillis = lastMillis + passedMillis - (clock.epochMillis() + absorbedMillis);
        if (lagMillis > TOLERATED_LAG_MILLIS + passedMillis / DRIFT_PART) {
            absorbedMillis += lagMillis;
            lagMillis = 0;
            LOG.warn(
                    "The clock was set back; batch times go on without the jump, {} ms ahead of the clock from now on",
                    absorbedMillis);
        }
        lastMillis = Math.max(lastMillis, lastMillis + passedMillis - lagMillis);
        lastNanos = nanoTime;
        return lastMillis;
    }

    /** Returns what the wall clock will show at the given steady time. */
    synchronized long toWallMillis(long steadyMillis) {
        return steadyMillis - absorbedMillis;
    }
}
