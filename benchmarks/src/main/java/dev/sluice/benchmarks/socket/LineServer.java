package dev.sluice.benchmarks.socket;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Sends the same bytes to whoever connects, as fast as they are read, and closes.
 *
 * <p><b>Thread rule:</b> a thread of its own sends.
 */
final class LineServer implements AutoCloseable {
    private final ServerSocket listening;
    private final byte[] bytes;

    private LineServer(ServerSocket listening, byte[] bytes) {
        this.listening = listening;
        this.bytes = bytes;
    }

    static LineServer start(byte[] bytes) throws IOException {
        LineServer server = new LineServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), bytes);
        Thread thread = new Thread(server::serve, "line-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve() {
        while (!listening.isClosed()) {
            try (Socket peer = listening.accept();
                    OutputStream out = peer.getOutputStream()) {
                out.write(bytes);
            } catch (IOException gone) {
                // The reader has left, or this server was closed; the loop's condition tells which.
            }
        }
    }
}
