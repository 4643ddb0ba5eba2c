package dev.sluice.internal.embedded;

import dev.sluice.spi.Clock;

/** A clock that moves by as much as a test says each time it is read. */
final class SteppedClock implements Clock {
    private long nanos;
    private long stepNanos;

    void stepBy(long newStepNanos) {
        stepNanos = newStepNanos;
    }

    @Override
    public long epochMillis() {
        return nanos / 1_000_000;
    }

    @Override
    public long nanoTime() {
        nanos += stepNanos;
        return nanos;
    }
}
