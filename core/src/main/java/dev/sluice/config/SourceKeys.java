package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static dev.sluice.config.ValueFormat.bytes;
import static dev.sluice.config.ValueFormat.duration;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the sources in the box: directories and TCP sockets.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class SourceKeys {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final long GIB = 1L << 30;

    /** How old a file may be and still count as new. */
    public static final ConfigKey<Duration> FILE_MIN_REMEMBER_DURATION = key(
                    "fileStream.minRememberDuration", duration(ChronoUnit.SECONDS, SHORTEST, Duration.ofDays(3650)))
            .alias("spark.streaming.fileStream.minRememberDuration", "spark.streaming.minRememberDuration")
            .define(
                    Duration.ofMinutes(1),
                    "How long a directory source remembers the files it has read, and so how old a file may be and"
                            + " still count as new. A bare number is seconds.");

    /** The longest line that a socket source accepts, in bytes. */
    public static final ConfigKey<Long> SOCKET_MAX_LINE_LENGTH = key("socket.maxLineLength", bytes(1, GIB))
            .define(
                    1L << 20,
                    "How many bytes a line from a socket may have; a longer one is skipped, counted and reported.");

    /** The longest that opening a connection may take. */
    public static final ConfigKey<Duration> SOCKET_CONNECT_TIMEOUT = key(
                    "socket.connectTimeout", duration(ChronoUnit.MILLIS, SHORTEST, Duration.ofHours(1)))
            .define(
                    Duration.ofSeconds(10),
                    "How long opening a connection may take before it counts as failed. A bare number is"
                            + " milliseconds.");

    /** The longest pause between two attempts to connect. */
    public static final ConfigKey<Duration> SOCKET_RECONNECT_MAX_DELAY = key(
                    "socket.reconnect.maxDelay", duration(ChronoUnit.MILLIS, SHORTEST, Duration.ofDays(1)))
            .define(
                    Duration.ofSeconds(30),
                    "To which length the pause between two attempts to connect grows. A bare number is milliseconds.");

    /** How long a peer may send nothing before its connection is renewed; empty means for ever. */
    public static final ConfigKey<Optional<Duration>> SOCKET_IDLE_TIMEOUT = key(
                    "socket.idleTimeout",
                    duration(ChronoUnit.MILLIS, SHORTEST, Duration.ofDays(365)).or("off"))
            .define(
                    Optional.empty(),
                    "How long a peer may send nothing before its connection is closed and opened again. A bare number"
                            + " is milliseconds.");

    static final List<ConfigKey<?>> ALL = List.of(
            FILE_MIN_REMEMBER_DURATION,
            SOCKET_MAX_LINE_LENGTH,
            SOCKET_CONNECT_TIMEOUT,
            SOCKET_RECONNECT_MAX_DELAY,
            SOCKET_IDLE_TIMEOUT);

    private SourceKeys() {}
}
