package dev.sluice.internal.system;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Connections;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;

/**
 * Connects over TCP.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class SocketConnections implements Connections {
    private static final int BACKLOG = 128;
    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(Integer.MAX_VALUE);

    @Override
    public Connection connect(String host, int port, Duration timeout) throws IOException {
        requireNonNull(host, "host");
        String peer = host + ":" + port;
        ConnectException failed = null;
        for (InetAddress address : addressesOf(host, peer)) {
            try {
                return connect(new InetSocketAddress(address, port), peer, timeout);
            } catch (IOException e) {
                failed = failed == null ? describe(peer, timeout, e) : withSuppressed(failed, e);
            }
        }
        throw failed == null ? new ConnectException(peer + ": the host has no address") : failed;
    }

    @Override
    public Listener listen(String host, int port) throws IOException {
        requireNonNull(host, "host");
        InetAddress address = addressesOf(host, host + ":" + port)[0];
        ServerSocket socket = new ServerSocket();
        try {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port), BACKLOG);
            return new SocketListener(socket);
        } catch (IOException e) {
            socket.close();
            BindException failure =
                    new BindException("Can not listen on " + host + ":" + port + ": " + e.getMessage() + ".");
            failure.initCause(e);
            throw failure;
        }
    }

    /** Returns the timeout as the socket classes want it, where 0 would mean for ever: whole milliseconds, at least one. */
    static int timeoutMillis(Duration timeout) {
        if (timeout.compareTo(LONGEST_TIMEOUT) >= 0) {
            return Integer.MAX_VALUE;
        }
        return (int) Math.max(1, timeout.plusNanos(999_999).toMillis());
    }

    private static Connection connect(InetSocketAddress address, String peer, Duration timeout) throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.connect(address, timeoutMillis(timeout));
            return new SocketConnection(socket, peer);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    private static InetAddress[] addressesOf(String host, String peer) throws UnknownHostException {
        try {
            return InetAddress.getAllByName(host);
        } catch (UnknownHostException e) {
            UnknownHostException named = new UnknownHostException(
                    "Unknown host '" + host + "' in " + peer + ". Check its spelling and the name service.");
            named.initCause(e);
            throw named;
        }
    }

    private static ConnectException describe(String peer, Duration timeout, IOException cause) {
        String reason = cause instanceof SocketTimeoutException
                ? "no answer within " + timeout.toMillis() + " ms"
                : String.valueOf(cause.getMessage());
        ConnectException described = new ConnectException("Can not connect to " + peer + ": " + reason + ".");
        described.initCause(cause);
        return described;
    }

    private static ConnectException withSuppressed(ConnectException failed, IOException other) {
        failed.addSuppressed(other);
        return failed;
    }
}
