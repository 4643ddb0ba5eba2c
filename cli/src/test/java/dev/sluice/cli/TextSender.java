package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;

/**
 * Serves one text to one reader.
 *
 * <p><b>Thread rule:</b> each sender has a thread of its own.
 */
final class TextSender {
    private TextSender() {}

    /** Sends a text to the first who connects, and keeps the connection until the reader leaves. */
    static Thread sendOnce(ServerSocket server, String text) {
        Thread sender = new Thread(() -> {
            try (Socket peer = server.accept()) {
                peer.getOutputStream().write(text.getBytes(UTF_8));
                peer.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
                throw new AssertionError(gone);
            }
        });
        sender.start();
        return sender;
    }

    /**
     * Sends a text to the first who connects, when told to, and hangs up. A receiver stores what a connection brought before it connects
     * again, so the second connection proves that all has been taken in; it is kept until the reader leaves.
     */
    static Thread sendTwice(ServerSocket server, CountDownLatch begin, String text, CountDownLatch isTakenIn) {
        Thread sender = new Thread(() -> {
            try {
                try (Socket first = server.accept()) {
                    begin.await();
                    first.getOutputStream().write(text.getBytes(UTF_8));
                }
                try (Socket second = server.accept()) {
                    isTakenIn.countDown();
                    second.getInputStream().transferTo(OutputStream.nullOutputStream());
                }
            } catch (IOException | InterruptedException gone) {
                throw new AssertionError(gone);
            }
        });
        sender.start();
        return sender;
    }
}
