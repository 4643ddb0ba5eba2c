package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static dev.sluice.config.ValueFormat.atLeast;
import static dev.sluice.config.ValueFormat.batchInterval;
import static dev.sluice.config.ValueFormat.constantOf;
import static dev.sluice.config.ValueFormat.integer;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Settings of batches: when one is cut, how many there are, what becomes of missed ones, and what follows on a failed one.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class BatchKeys {

    /** The time between two batches in place of the program's; empty keeps the program's. */
    public static final ConfigKey<Optional<Duration>> INTERVAL = key(
                    "batch.interval", batchInterval().or("auto"))
            .define(
                    Optional.empty(),
                    "The time between two batches, in place of the one that the program gives to its context; auto keeps"
                            + " the program's.");

    /** How many batches there are; empty means that only a stop ends the program. */
    public static final ConfigKey<Optional<Long>> LIMIT = key(
                    "batch.limit", atLeast(1).or("unlimited"))
            .define(
                    Optional.empty(),
                    "After how many batches the program stops by itself. What was received and is in none of them is"
                            + " counted in a warning.");

    /** When a batch is cut. */
    public static final ConfigKey<CutPolicy> CUT_POLICY = key("batch.cutPolicy", constantOf(CutPolicy.class))
            .define(
                    CutPolicy.INTERVAL,
                    "When a batch is cut: at every batch interval, or on-arrival, as soon as there is data and the last"
                            + " batch has ended.");

    /** What becomes of batch times that were missed. */
    public static final ConfigKey<CatchUp> CATCH_UP = key("batch.catchUp", constantOf(CatchUp.class))
            .define(
                    CatchUp.AUTO,
                    "What becomes of batch times that passed while a batch overran: merge them into one batch, run each,"
                            + " or auto, which merges where no operator depends on every batch time.");

    /** How many missed batch times are run one by one. */
    public static final ConfigKey<Integer> CATCH_UP_MAX_EACH = key("batch.catchUp.maxEach", integer(1, 1_000_000))
            .define(1_000, "How many missed batch times are run one by one before the rest is merged.");

    /** What follows on a failed batch. */
    public static final ConfigKey<FailurePolicy> FAILURE_POLICY = key("failure.policy", constantOf(FailurePolicy.class))
            .define(
                    FailurePolicy.CONTINUE,
                    "What follows when a batch fails after its retries: continue with the next one, or stop the"
                            + " program.");

    static final List<ConfigKey<?>> ALL =
            List.of(INTERVAL, LIMIT, CUT_POLICY, CATCH_UP, CATCH_UP_MAX_EACH, FAILURE_POLICY);

    private BatchKeys() {}
}
