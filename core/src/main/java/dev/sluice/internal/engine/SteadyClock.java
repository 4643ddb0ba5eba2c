package dev.sluice.internal.engine;

import dev.sluice.spi.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wall-clock time that never runs backwards: a backward jump is absorbed, so that batches go on at their pace.
 *
 * <p>A forward jump is passed on; the catch-up rule deals with it.
 *
 * <p><b>Thread rule:</b> confined to the conductor.
 */
final class SteadyClock {
    private static final Logger LOG = LoggerFactory.getLogger(SteadyClock.class);
    private static final long SILENT_JUMP_MILLIS = 100;

    private final Clock clock;
    private long absorbedMillis;
    private long lastMillis = Long.MIN_VALUE;

    SteadyClock(Clock clock) {
        this.clock = clock;
    }

    /** Returns the time in milliseconds since the epoch, at least as late as any time returned before. */
    long epochMillis() {
        long now = clock.epochMillis() + absorbedMillis;
        if (now < lastMillis) {
            long jumpMillis = lastMillis - now;
            absorbedMillis += jumpMillis;
            now = lastMillis;
            if (jumpMillis > SILENT_JUMP_MILLIS) {
                LOG.warn("The clock jumped back by {} ms; batch times go on without the jump", jumpMillis);
            }
        }
        lastMillis = now;
        return now;
    }

    /** Returns what the wall clock will show at the given steady time. */
    long toWallMillis(long steadyMillis) {
        return steadyMillis - absorbedMillis;
    }
}
