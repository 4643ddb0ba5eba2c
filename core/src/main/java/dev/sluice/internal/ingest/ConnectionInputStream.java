package dev.sluice.internal.ingest;

import dev.sluice.spi.Receiver;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;

/**
 * Lets a decoder pull the bytes of a connection.
 *
 * <p>A read waits until there are bytes, the peer has closed, or the receiver stops, which looks like the end of the stream.
 *
 * <p><b>Thread rule:</b> confined to the receiver's loop.
 */
final class ConnectionInputStream extends InputStream {
    private static final Duration READ_WAIT = Duration.ofMillis(100);
    private static final int BUFFER_BYTES = 64 << 10;

    private final SocketLink link;
    private final Receiver<?> receiver;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private int next;
    private int end;

    ConnectionInputStream(SocketLink link, Receiver<?> receiver) {
        this.link = link;
        this.receiver = receiver;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, target.length);
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(buffer, next, target, offset, count);
        next += count;
        return count;
    }

    @Override
    public int available() {
        return end - next;
    }

    /** Returns whether there is a byte; waits for it. */
    private boolean fill() throws IOException {
        while (next == end) {
            int count;
            try {
                count = link.read(receiver, buffer, 0, buffer.length, READ_WAIT);
            } catch (IOException failure) {
                if (link.isClosed()) {
                    return false;
                }
                throw failure;
            }
            if (count < 0 || link.isClosed()) {
                return false;
            }
            next = 0;
            end = count;
        }
        return true;
    }
}
