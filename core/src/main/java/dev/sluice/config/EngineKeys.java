package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static dev.sluice.config.ValueFormat.atLeast;
import static dev.sluice.config.ValueFormat.bytes;
import static dev.sluice.config.ValueFormat.duration;
import static dev.sluice.config.ValueFormat.integer;
import static dev.sluice.config.ValueFormat.onOrOff;
import static dev.sluice.config.ValueFormat.text;
import static dev.sluice.config.ValueFormat.trueOrFalse;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the program as a whole: what it is called, what it runs on, how it stops and what it reveals.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class EngineKeys {

    /** The program's name. */
    public static final ConfigKey<String> APP_NAME = key("app.name", text())
            .alias("spark.app.name")
            .define("sluice", "The program's name, in logs, thread names and events.");

    /** The runtime and its parallelism. */
    public static final ConfigKey<Master> MASTER = key(
                    "master", new ValueFormat<>("local, local[N] or local[*]", Master::parse, Master::url))
            .alias("spark.master")
            .define(
                    Master.parse("local[*]"),
                    "Where the program runs. local runs one task at a time in this process, local[N] up to N, local[*]"
                            + " one per processor.");

    /** The partition count of shuffles that do not state one; empty means the master's parallelism. */
    public static final ConfigKey<Optional<Integer>> DEFAULT_PARALLELISM = key(
                    "default.parallelism", integer(1, 65_536).or("auto"))
            .alias("spark.default.parallelism")
            .define(
                    Optional.empty(),
                    "How many partitions a by-key operator or a parallelize has when the program does not say; auto is"
                            + " the master's parallelism.");

    /** How often a task may fail before its job does. */
    public static final ConfigKey<Integer> TASK_MAX_FAILURES = key("task.maxFailures", integer(1, 100))
            .alias("spark.task.maxFailures")
            .define(4, "How often a task may fail before its output fails; 1 means no retry.");

    /** Whether SIGTERM and Ctrl-C process what was received before the program ends. */
    public static final ConfigKey<Boolean> STOP_GRACEFULLY_ON_SHUTDOWN = key("stopGracefullyOnShutdown", trueOrFalse())
            .alias("spark.streaming.stopGracefullyOnShutdown")
            .define(
                    true,
                    "Whether a shutdown of the JVM (SIGTERM, Ctrl-C) first processes everything that was received.");

    /** The bound on a graceful stop; empty means ten batch intervals, and 10 s at the least. */
    public static final ConfigKey<Optional<Duration>> GRACEFUL_STOP_TIMEOUT = key(
                    "gracefulStopTimeout",
                    duration(ChronoUnit.MILLIS, Duration.ofMillis(1), Duration.ofDays(7))
                            .or("auto"))
            .alias("spark.streaming.gracefulStopTimeout")
            .define(
                    Optional.empty(),
                    "How long a graceful stop may take before the rest is given up; auto is ten batch intervals, and 10 s"
                            + " at the least. A bare number is milliseconds.");

    /** Whether messages show user data. */
    public static final ConfigKey<Boolean> SAMPLES = key("samples", onOrOff())
            .define(
                    true,
                    "Whether error messages show a sample of the input: at most 200 characters, control characters"
                            + " escaped. off shows <hidden> in its place.");

    /** The batch size from which work is forked to other threads; empty lets the engine learn it. */
    public static final ConfigKey<Optional<Long>> EMBEDDED_FORK_THRESHOLD = key(
                    "embedded.forkThreshold", atLeast(0).or("auto"))
            .define(
                    Optional.empty(),
                    "How many records a stage must have before its partitions are spread over threads; smaller stages"
                            + " run on the batch's own thread. auto learns it while running.");

    /** Whether chains of narrow operators are compiled into one loop. */
    public static final ConfigKey<Boolean> EMBEDDED_FUSION = key("embedded.fusion", onOrOff())
            .define(
                    true,
                    "Whether chains of narrow operators become one compiled loop. off interprets them, which is slower;"
                            + " for diagnosis.");

    /** The memory for partitions that are persisted in memory and on disk; empty means a quarter of the heap. */
    public static final ConfigKey<Optional<Long>> PERSIST_MEMORY_BYTES = key(
                    "persist.memoryBytes", bytes(0, 1L << 50).or("auto"))
            .define(
                    Optional.empty(),
                    "How much memory the partitions of RDDs and streams may take that are persisted at a level of memory"
                            + " and disk, before further ones go to disk; auto is a quarter of the largest heap. Levels"
                            + " of memory alone do not count.");

    /** The bound on events that wait for a listener. */
    public static final ConfigKey<Integer> LISTENER_QUEUE_SIZE = key("listener.queueSize", integer(16, 10_000_000))
            .define(
                    10_000,
                    "How many events may wait for a slow StreamingListener; beyond it events are dropped, counted and"
                            + " logged.");

    static final List<ConfigKey<?>> ALL = List.of(
            APP_NAME,
            MASTER,
            DEFAULT_PARALLELISM,
            TASK_MAX_FAILURES,
            STOP_GRACEFULLY_ON_SHUTDOWN,
            GRACEFUL_STOP_TIMEOUT,
            SAMPLES,
            EMBEDDED_FORK_THRESHOLD,
            EMBEDDED_FUSION,
            PERSIST_MEMORY_BYTES,
            LISTENER_QUEUE_SIZE);

    private EngineKeys() {}
}
