package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;

/** Serves one text to one reader. */
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
}
