package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static dev.sluice.config.ValueFormat.bytes;
import static dev.sluice.config.ValueFormat.directory;
import static dev.sluice.config.ValueFormat.duration;
import static dev.sluice.config.ValueFormat.integer;

import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Settings of receivers: how fast they may read, and where what they read waits for its batch.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class ReceiverKeys {

    private static final long KIB = 1L << 10;
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final long TIB = 1L << 40;

    /** The most records per second that one receiver stores; empty means no limit. */
    public static final ConfigKey<Optional<Long>> MAX_RATE = key("receiver.maxRate", RateFormat.orUnlimited())
            .alias("spark.streaming.receiver.maxRate")
            .define(
                    Optional.empty(),
                    "How many records per second one receiver may store; zero or less means unlimited, as in Spark.");

    /** The pause before a failed receiver starts again. */
    public static final ConfigKey<Duration> RESTART_DELAY = key(
                    "receiver.restartDelay", duration(ChronoUnit.MILLIS, Duration.ZERO, Duration.ofHours(1)))
            .alias("spark.streaming.receiverRestartDelay")
            .define(
                    Duration.ofSeconds(2),
                    "How long a receiver that failed or asked for it rests before it starts again. A bare number is"
                            + " milliseconds.");

    /** The memory for received records that no batch has taken yet. */
    public static final ConfigKey<Long> BUFFER_BYTES = key("receiver.bufferBytes", bytes(64 * KIB, TIB))
            .define(64 * MIB, "How much memory one receiver's waiting records may take before blocks go to disk.");

    /** The number of received records in memory that no batch has taken yet; empty bounds the bytes alone. */
    public static final ConfigKey<Optional<Integer>> BUFFER_RECORDS = key(
                    "receiver.bufferRecords", integer(1, 1_000_000_000).or("auto"))
            .define(
                    Optional.empty(),
                    "How many of one receiver's records may wait in memory before blocks go to disk; auto is bounded by"
                            + " sluice.receiver.bufferBytes alone.");

    /** The size at which a block is cut before its batch ends. */
    public static final ConfigKey<Long> BLOCK_BYTES = key("receiver.blockBytes", bytes(KIB, GIB))
            .define(
                    MIB,
                    "At which size received records are cut into a block; a batch boundary cuts one too. Not above"
                            + " sluice.receiver.bufferBytes.");

    /** The disk quota of one receiver; zero forbids spilling. */
    public static final ConfigKey<Long> SPILL_BYTES = key("receiver.spillBytes", bytes(0, 1024 * TIB))
            .define(
                    GIB,
                    "How much disk one receiver's waiting blocks may take; beyond it the receiver waits and the peer"
                            + " feels back-pressure. 0 forbids spilling.");

    /** The directory that blocks spill to; empty means a fresh private one among the temporary files. */
    public static final ConfigKey<Optional<Path>> SPILL_DIRECTORY = key(
                    "spill.directory", directory().or("auto"))
            .define(
                    Optional.empty(),
                    "Where blocks spill to; auto makes a fresh directory, readable by this user alone, among the"
                            + " system's temporary files.");

    static final List<ConfigKey<?>> ALL =
            List.of(MAX_RATE, RESTART_DELAY, BUFFER_BYTES, BUFFER_RECORDS, BLOCK_BYTES, SPILL_BYTES, SPILL_DIRECTORY);

    private ReceiverKeys() {}
}
