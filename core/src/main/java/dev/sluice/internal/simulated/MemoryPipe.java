package dev.sluice.internal.simulated;

import java.io.IOException;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Carries the bytes of one direction of a {@link MemoryConnection}.
 *
 * <p><b>Thread rule:</b> confined to the lock of its connections.
 */
final class MemoryPipe {
    /** At which a write fails, since it could never be waited for; far above what a real connection would hold. */
    private static final long MOST_UNREAD_BYTES = 64L << 20;

    private final Queue<Segment> segments = new ArrayDeque<>();
    private int readOfFirst;
    private long unreadBytes;
    private boolean isEnded;

    void write(byte[] buffer, int offset, int length, long arrivalMillis) throws IOException {
        if (isEnded) {
            throw new SocketException("Broken pipe");
        }
        if (unreadBytes + length > MOST_UNREAD_BYTES) {
            throw new IOException(
                    "More than " + MOST_UNREAD_BYTES + " bytes are waiting to be read; nobody reads them.");
        }
        if (length > 0) {
            segments.add(new Segment(Arrays.copyOfRange(buffer, offset, offset + length), arrivalMillis));
            unreadBytes += length;
        }
    }

    /** Reads what has arrived: a number of bytes, 0 if there are none yet, -1 if there will be none. */
    int read(byte[] buffer, int offset, int length, long nowMillis) {
        int count = 0;
        Segment first = segments.peek();
        while (count < length && first != null && first.arrivalMillis <= nowMillis) {
            int copied = Math.min(length - count, first.bytes.length - readOfFirst);
            System.arraycopy(first.bytes, readOfFirst, buffer, offset + count, copied);
            count += copied;
            readOfFirst += copied;
            first = afterRead(first);
        }
        unreadBytes -= count;
        return count == 0 && first == null && isEnded ? -1 : count;
    }

    void end() {
        isEnded = true;
    }

    long unreadBytes() {
        return unreadBytes;
    }

    private @Nullable Segment afterRead(Segment first) {
        if (readOfFirst == first.bytes.length) {
            segments.remove();
            readOfFirst = 0;
        }
        return segments.peek();
    }

    private static final class Segment {
        private final byte[] bytes;
        private final long arrivalMillis;

        private Segment(byte[] bytes, long arrivalMillis) {
            this.bytes = bytes;
            this.arrivalMillis = arrivalMillis;
        }
    }
}
