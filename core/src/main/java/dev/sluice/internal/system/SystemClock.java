package dev.sluice.internal.system;

import dev.sluice.spi.Clock;
import java.time.Instant;

/**
 * Tells the time of the operating system.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class SystemClock implements Clock {

    @Override
    public long epochMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Instant now() {
        return Instant.now(); // to the microsecond, which timers need
    }
}
