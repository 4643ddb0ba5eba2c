package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Clock;

/**
 * Lets records through at a rate that can change while it is in use.
 *
 * <p>A token bucket: tokens come in at the rate and each record takes one. At most {@value #BURST_MILLISECONDS} ms worth of tokens, or
 * one, is kept for later, so that no second exceeds the rate by more than a twentieth.
 *
 * <p><b>Thread rule:</b> thread-safe because what changes is guarded by this object's monitor; without a limit only a volatile is read.
 */
final class RateLimiter {
    private static final int BURST_MILLISECONDS = 50;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Clock clock;
    private final double maxRecordsPerSecond;
    private volatile double recordsPerSecond;
    private double tokens = 1;
    private long refilledNanos;

    /**
     * Creates a limiter.
     *
     * @param maxRecordsPerSecond what no update exceeds; infinite for no limit
     * @param initialRecordsPerSecond the rate until the first update
     */
    RateLimiter(Clock clock, double maxRecordsPerSecond, double initialRecordsPerSecond) {
        this.clock = requireNonNull(clock, "clock");
        this.maxRecordsPerSecond = requirePositive(maxRecordsPerSecond);
        this.recordsPerSecond = Math.min(maxRecordsPerSecond, requirePositive(initialRecordsPerSecond));
        this.refilledNanos = clock.nanoTime();
    }

    /** Returns the present limit; infinite if there is none. */
    double recordsPerSecond() {
        return recordsPerSecond;
    }

    /** Sets the rate, capped by the maximum; ignores a rate that is not above zero, as Spark does. */
    synchronized void update(double newRecordsPerSecond) {
        if (newRecordsPerSecond > 0) {
            refill();
            recordsPerSecond = Math.min(maxRecordsPerSecond, newRecordsPerSecond);
            tokens = Math.min(tokens, burst());
        }
    }

    /** Takes a token if there is one. */
    boolean tryAcquire() {
        return recordsPerSecond == Double.POSITIVE_INFINITY || tryAcquireAll(1);
    }

    /** Takes {@code count} tokens if there is one, and goes into debt for the others, which later records pay. */
    synchronized boolean tryAcquireAll(long count) {
        if (recordsPerSecond == Double.POSITIVE_INFINITY) {
            return true;
        }
        refill();
        if (tokens < 1) {
            return false;
        }
        tokens -= count;
        return true;
    }

    /** Returns how long until there is a token, in nanoseconds; 0 if there is one. */
    synchronized long nanosUntilToken() {
        refill();
        return tokens >= 1 ? 0 : (long) Math.ceil((1 - tokens) / recordsPerSecond * NANOS_PER_SECOND);
    }

    private void refill() {
        long now = clock.nanoTime();
        if (recordsPerSecond != Double.POSITIVE_INFINITY) {
            double earned = (now - refilledNanos) / NANOS_PER_SECOND * recordsPerSecond;
            tokens = Math.min(burst(), tokens + earned);
        }
        refilledNanos = now;
    }

    private double burst() {
        return Math.max(1, recordsPerSecond * BURST_MILLISECONDS / 1000);
    }

    private static double requirePositive(double recordsPerSecond) {
        if (!(recordsPerSecond > 0)) {
            throw new IllegalArgumentException("A rate must be above 0 records/s, got " + recordsPerSecond);
        }
        return recordsPerSecond;
    }
}
