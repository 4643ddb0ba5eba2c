package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static dev.sluice.config.ValueFormat.atLeast;
import static dev.sluice.config.ValueFormat.decimal;
import static dev.sluice.config.ValueFormat.oneOf;
import static dev.sluice.config.ValueFormat.trueOrFalse;

import java.util.List;
import java.util.Optional;

/**
 * Settings of back-pressure: how the rate of sources follows the speed of the batches.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class BackpressureKeys {

    private static final double LARGEST_GAIN = 1_000;

    /** Whether rates follow the speed of the batches. */
    public static final ConfigKey<Boolean> ENABLED = key("backpressure.enabled", trueOrFalse())
            .alias("spark.streaming.backpressure.enabled")
            .define(false, "Whether the rate of every source follows the speed at which batches are processed.");

    /** The rate until the first estimate, in records per second; empty means the receiver's maximum rate. */
    public static final ConfigKey<Optional<Long>> INITIAL_RATE = key(
                    "backpressure.initialRate", atLeast(1).or("auto"))
            .alias("spark.streaming.backpressure.initialRate")
            .define(
                    Optional.empty(),
                    "How many records per second a source may read until the first estimate; auto is"
                            + " sluice.receiver.maxRate.");

    /** The name of the estimator. */
    public static final ConfigKey<String> RATE_ESTIMATOR = key("backpressure.rateEstimator", oneOf("pid"))
            .alias("spark.streaming.backpressure.rateEstimator")
            .define("pid", "How the rate is estimated; pid is the only way there is.");

    /** The weight of the present error. */
    public static final ConfigKey<Double> PID_PROPORTIONAL = gain("proportional")
            .define(1.0, "How strongly the estimate follows the difference to the last batch's speed.");

    /** The weight of the error that has built up as waiting time. */
    public static final ConfigKey<Double> PID_INTEGRAL =
            gain("integral").define(0.2, "How strongly the estimate works off what has built up as waiting batches.");

    /** The weight of the trend of the error. */
    public static final ConfigKey<Double> PID_DERIVED =
            gain("derived").define(0.0, "How strongly the estimate reacts to the trend; noisy above 0.");

    /** The lowest rate that an estimate sets, in records per second. */
    public static final ConfigKey<Double> PID_MIN_RATE = key("backpressure.pid.minRate", decimal(0.001, 1e9))
            .alias("spark.streaming.backpressure.pid.minRate")
            .define(100.0, "How many records per second every source may read at the least.");

    static final List<ConfigKey<?>> ALL =
            List.of(ENABLED, INITIAL_RATE, RATE_ESTIMATOR, PID_PROPORTIONAL, PID_INTEGRAL, PID_DERIVED, PID_MIN_RATE);

    private BackpressureKeys() {}

    private static ConfigKey.Draft<Double> gain(String name) {
        return key("backpressure.pid." + name, decimal(0, LARGEST_GAIN))
                .alias("spark.streaming.backpressure.pid." + name);
    }
}
