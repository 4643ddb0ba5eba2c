package dev.sluice.internal.system;

import dev.sluice.spi.Connections.Connection;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads and writes one TCP connection, without a buffer of its own.
 *
 * <p><b>Thread rule:</b> confined to its user, except for {@link #close}.
 */
final class SocketConnection implements Connection {
    private static final Logger LOG = LoggerFactory.getLogger(SocketConnection.class);

    private final Socket socket;
    private final String peer;
    private final InputStream input;
    private final OutputStream output;
    private Duration currentWait = Duration.ofSeconds(-1);

    SocketConnection(Socket socket, String peer) throws IOException {
        this.socket = socket;
        this.peer = peer;
        this.input = socket.getInputStream();
        this.output = socket.getOutputStream();
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration wait) throws IOException {
        try {
            if (!wait.equals(currentWait)) { // setting it takes a lock, so only when it changes
                socket.setSoTimeout(SocketConnections.timeoutMillis(wait));
                currentWait = wait;
            }
            return input.read(buffer, offset, length);
        } catch (SocketTimeoutException e) {
            return 0;
        } catch (IOException e) {
            throw named(e);
        }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        try {
            output.write(buffer, offset, length);
        } catch (IOException e) {
            throw named(e);
        }
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("Connection to {} did not close cleanly; it is given up.", peer, e);
        }
    }

    private IOException named(IOException e) {
        return new IOException(peer + ": " + e.getMessage(), e);
    }
}
