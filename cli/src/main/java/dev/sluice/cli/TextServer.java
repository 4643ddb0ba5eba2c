package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves lines of text to whoever connects, at a pace that rises and falls.
 *
 * <p><b>Thread rule:</b> one thread serves one connection after the other; {@link #close} may be called from any thread.
 */
final class TextServer implements AutoCloseable {
    private static final List<String> LINES = List.of(
            "the river runs through the gate in measured batches",
            "a gate holds the water until the next batch is due",
            "every batch is small and every batch counts",
            "the stream never ends but each batch does",
            "count the words and let the water through",
            "what was counted once is not counted again",
            "rain fills the river and the river fills the gate",
            "the miller sleeps while the gate does its work");
    private static final int FEWEST_LINES = 20;
    private static final int MOST_LINES = 200;
    private static final long PAUSE_NANOS = 50_000_000;

    private final ServerSocket listening;
    private final Random random = new Random();
    private volatile boolean isClosed;

    private TextServer(ServerSocket listening) {
        this.listening = listening;
    }

    /** Starts a server on a free port of the loopback address. */
    static TextServer start() throws IOException {
        TextServer server = new TextServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread thread = new Thread(server::serve, "demo-text-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        isClosed = true;
        listening.close();
    }

    private void serve() {
        while (!isClosed) {
            try (Socket peer = listening.accept()) {
                send(peer.getOutputStream());
            } catch (IOException gone) {
                // The reader has left, or this server was closed; the loop's condition tells which.
            }
        }
    }

    private void send(OutputStream out) throws IOException {
        while (!isClosed) {
            StringBuilder text = new StringBuilder();
            int lineCount = random.nextInt(FEWEST_LINES, MOST_LINES) / 10;
            for (int line = 0; line < lineCount; line++) {
                text.append(LINES.get(random.nextInt(LINES.size()))).append('\n');
            }
            out.write(text.toString().getBytes(UTF_8));
            out.flush();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
