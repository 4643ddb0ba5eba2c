package dev.sluice.internal.system;

import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Connections.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Accepts TCP connections.
 *
 * <p><b>Thread rule:</b> confined to its user, except for {@link #close} and {@link #port}.
 */
final class SocketListener implements Listener {
    private static final Logger LOG = LoggerFactory.getLogger(SocketListener.class);

    private final ServerSocket serverSocket;

    SocketListener(ServerSocket serverSocket) {
        this.serverSocket = serverSocket;
    }

    @Override
    public Optional<Connection> accept(Duration wait) throws IOException {
        serverSocket.setSoTimeout(SocketConnections.timeoutMillis(wait));
        Socket socket;
        try {
            socket = serverSocket.accept();
        } catch (SocketTimeoutException e) {
            return Optional.empty();
        }
        try {
            socket.setTcpNoDelay(true);
            InetSocketAddress remote = (InetSocketAddress) socket.getRemoteSocketAddress();
            String peer = remote.getHostString() + ":" + remote.getPort(); // does not ask the name service
            return Optional.of(new SocketConnection(socket, peer));
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public int port() {
        return serverSocket.getLocalPort();
    }

    @Override
    public void close() {
        try {
            serverSocket.close();
        } catch (IOException e) {
            LOG.debug("Listener on port {} did not close cleanly; it is given up.", port(), e);
        }
    }
}
