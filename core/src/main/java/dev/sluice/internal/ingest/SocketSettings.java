package dev.sluice.internal.ingest;

import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.SourceKeys;
import dev.sluice.config.StreamingConf;
import java.time.Duration;
import java.util.Optional;

/**
 * How a socket source treats its connection.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param connectTimeout how long opening may take
 * @param firstRetryDelay the pause after the first failure
 * @param longestRetryDelay what the pause grows to, doubling each time
 * @param idleTimeout how long a peer may be silent before the connection is renewed; empty means for ever
 * @param maxLineBytes the longest line
 */
record SocketSettings(
        Duration connectTimeout,
        Duration firstRetryDelay,
        Duration longestRetryDelay,
        Optional<Duration> idleTimeout,
        int maxLineBytes) {

    static SocketSettings from(StreamingConf conf) {
        Duration first = conf.get(ReceiverKeys.RESTART_DELAY);
        Duration longest = conf.get(SourceKeys.SOCKET_RECONNECT_MAX_DELAY);
        return new SocketSettings(
                conf.get(SourceKeys.SOCKET_CONNECT_TIMEOUT),
                first.compareTo(longest) > 0 ? longest : first,
                longest,
                conf.get(SourceKeys.SOCKET_IDLE_TIMEOUT),
                Math.toIntExact(conf.get(SourceKeys.SOCKET_MAX_LINE_LENGTH)));
    }
}
