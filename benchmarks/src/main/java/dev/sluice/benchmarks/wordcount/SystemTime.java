package dev.sluice.benchmarks.wordcount;

import dev.sluice.spi.Clock;

/**
 * The machine's time.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class SystemTime implements Clock {
    @Override
    public long epochMillis() {
        return System.currentTimeMillis();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }
}
