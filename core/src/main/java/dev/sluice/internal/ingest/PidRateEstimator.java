package dev.sluice.internal.ingest;

import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.StreamingConf;
import java.time.Duration;
import java.util.OptionalDouble;

/**
 * Estimates from each batch how many records a second the next ones can take: a PID controller with Spark's formula.
 *
 * <p>The error is the present rate less the speed at which the batch was processed; what has built up is the records that could have
 * been processed while the batch waited, per interval; the trend is the change of the error per second:
 *
 * <pre>
 *   rate' = max(minRate, rate - proportional * error - integral * builtUp - derived * trend)
 * </pre>
 *
 * <p>The first batch gives the rate to start from and no estimate. A batch without records, without a measurable duration, or not later
 * than the one before says nothing.
 *
 * <p><b>Thread rule:</b> confined to its user.
 */
public final class PidRateEstimator {
    private static final double MILLIS_PER_SECOND = 1000;

    private final double batchMillis;
    private final Gains gains;
    private boolean isSeeded;
    private long latestMillis = -1;
    private double latestRate;
    private double latestError;

    /**
     * How strongly an estimate reacts, and its lower bound.
     *
     * @param proportional to the present error
     * @param integral to what has built up
     * @param derived to the trend
     * @param minRate the lowest estimate, in records per second, above 0
     */
    public record Gains(double proportional, double integral, double derived, double minRate) {

        public Gains {
            if (!(proportional >= 0 && integral >= 0 && derived >= 0 && minRate > 0)) {
                throw new IllegalArgumentException("Gains must be at least 0 and minRate above 0, got proportional "
                        + proportional + ", integral " + integral + ", derived " + derived + ", minRate " + minRate);
            }
        }

        static Gains from(StreamingConf conf) {
            return new Gains(
                    conf.get(BackpressureKeys.PID_PROPORTIONAL),
                    conf.get(BackpressureKeys.PID_INTEGRAL),
                    conf.get(BackpressureKeys.PID_DERIVED),
                    conf.get(BackpressureKeys.PID_MIN_RATE));
        }
    }

    public PidRateEstimator(Duration batchInterval, Gains gains) {
        this.batchMillis = batchInterval.toNanos() / 1e6;
        this.gains = gains;
        if (!(batchMillis > 0)) {
            throw new IllegalArgumentException("batchInterval must be above 0, got " + batchInterval);
        }
    }

    /**
     * Takes the figures of a batch that has ended, and returns the rate it suggests.
     *
     * @param endedMillis when it ended, since the epoch
     * @param recordCount how many records of this stream it had
     * @param processingMillis how long it ran
     * @param schedulingMillis how long it waited to run
     * @return the new rate in records per second, or empty if the batch says nothing
     */
    public OptionalDouble estimate(long endedMillis, long recordCount, long processingMillis, long schedulingMillis) {
        if (endedMillis <= latestMillis || recordCount <= 0 || processingMillis <= 0) {
            return OptionalDouble.empty();
        }
        double processingRate = recordCount / (double) processingMillis * MILLIS_PER_SECOND;
        double secondsSince = (endedMillis - latestMillis) / MILLIS_PER_SECOND;
        latestMillis = endedMillis;
        if (!isSeeded) {
            isSeeded = true;
            latestRate = processingRate;
            latestError = 0;
            return OptionalDouble.empty();
        }
        double error = latestRate - processingRate;
        double builtUp = schedulingMillis * processingRate / batchMillis;
        double trend = (error - latestError) / secondsSince;
        double corrected =
                latestRate - gains.proportional() * error - gains.integral() * builtUp - gains.derived() * trend;
        latestRate = Math.max(corrected, gains.minRate());
        latestError = error;
        return OptionalDouble.of(latestRate);
    }
}
