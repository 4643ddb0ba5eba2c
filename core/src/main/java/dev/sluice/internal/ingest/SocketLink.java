package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Receiver;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a receiver connected to one host: opens, notices the end, and asks for a restart after a pause that grows while nothing
 * arrives.
 *
 * <p><b>Thread rule:</b> used by the receiver's loop, one start after the other; {@link #close} may come from any thread.
 */
final class SocketLink {
    private final String host;
    private final int port;
    private @Nullable SocketSettings settings;
    private volatile @Nullable Connection connection;
    private volatile boolean isClosed;
    private Duration nextDelay = Duration.ZERO;
    private long lastByteNanos;

    SocketLink(String host, int port) {
        this.host = host;
        this.port = port;
    }

    String address() {
        return host + ":" + port;
    }

    /** Begins another start of the receiver. */
    void begin(SocketSettings newSettings) {
        if (settings == null) {
            nextDelay = newSettings.firstRetryDelay();
        }
        settings = newSettings;
        isClosed = false;
    }

    /** Returns whether the connection is open; opens it first if it is not. On failure a restart is asked for. */
    boolean connect(Receiver<?> receiver) {
        if (connection != null) {
            return true;
        }
        try {
            Connection opened = receiver.context()
                    .seams()
                    .connections()
                    .connect(host, port, settings().connectTimeout());
            connection = opened;
            lastByteNanos = receiver.context().seams().clock().nanoTime();
            if (isClosed) {
                close(); // the stop came between
                return false;
            }
            return true;
        } catch (IOException failure) {
            retry(
                    receiver,
                    reason(failure)
                            + " Start the server there, or correct host and port; this goes on trying, at growing"
                            + " intervals up to " + Durations.format(settings().longestRetryDelay()) + ".");
            return false;
        }
    }

    /** Reads as {@link Connection#read} does; -1 also when the peer was silent for too long or the link is closed. */
    int read(Receiver<?> receiver, byte[] buffer, int offset, int length, Duration wait) throws IOException {
        Connection current = connection;
        if (current == null) {
            return -1;
        }
        int count = current.read(buffer, offset, length, wait);
        long now = receiver.context().seams().clock().nanoTime();
        if (count > 0) {
            lastByteNanos = now;
            nextDelay = settings().firstRetryDelay();
        } else if (count == 0
                && settings().idleTimeout().isPresent()
                && now - lastByteNanos > settings().idleTimeout().get().toNanos()) {
            return -1;
        }
        return count;
    }

    /** Asks for a restart after the pause that is due, unless the link was closed from outside. */
    void retry(Receiver<?> receiver, String message) {
        if (!isClosed) {
            Duration delay = nextDelay;
            Duration doubled = delay.isZero() ? Duration.ofMillis(1) : delay.multipliedBy(2);
            nextDelay = doubled.compareTo(settings().longestRetryDelay()) > 0
                    ? settings().longestRetryDelay()
                    : doubled;
            receiver.restart(message, null, delay);
        }
    }

    boolean isClosed() {
        return isClosed;
    }

    /** Closes the connection; a read that waits ends. Repeated calls do nothing. */
    void close() {
        isClosed = true;
        Connection current = connection;
        connection = null;
        if (current != null) {
            current.close();
        }
    }

    private String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        String sentence = message.contains(address()) ? message : "Cannot connect to " + address() + ": " + message;
        return sentence.endsWith(".") ? sentence : sentence + ".";
    }

    private SocketSettings settings() {
        return requireNonNull(settings, "settings");
    }
}
