package dev.sluice.internal.simulated;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Connections.Connection;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection in memory, which a test can make slow, partial or broken.
 *
 * <p>A read never waits: time does not pass during it. It returns 0 until the bytes have arrived by the clock.
 *
 * <p><b>Thread rule:</b> thread-safe because of the lock it shares with its other end.
 */
public final class MemoryConnection implements Connection {
    private final Object lock;
    private final Clock clock;
    private final String peer;
    private final MemoryPipe incoming;
    private final MemoryPipe outgoing;
    private @Nullable MemoryConnection otherEnd;
    private Duration delay = Duration.ZERO;
    private int mostBytesPerRead = Integer.MAX_VALUE;
    private boolean isClosed;
    private boolean isReset;

    private MemoryConnection(Object lock, Clock clock, String peer, MemoryPipe incoming, MemoryPipe outgoing) {
        this.lock = lock;
        this.clock = clock;
        this.peer = peer;
        this.incoming = incoming;
        this.outgoing = outgoing;
    }

    /** The two ends of a connection. */
    record Ends(MemoryConnection client, MemoryConnection server) {}

    static Ends pair(Object lock, Clock clock, String serverName, String clientName) {
        MemoryPipe toServer = new MemoryPipe();
        MemoryPipe toClient = new MemoryPipe();
        MemoryConnection client = new MemoryConnection(lock, clock, serverName, toClient, toServer);
        MemoryConnection server = new MemoryConnection(lock, clock, clientName, toServer, toClient);
        client.otherEnd = server;
        server.otherEnd = client;
        return new Ends(client, server);
    }

    /** Lets what is written here from now on arrive that much later. */
    public void delayWrites(Duration newDelay) {
        synchronized (lock) {
            delay = newDelay;
        }
    }

    /** Lets each read here return at most that many bytes. */
    public void limitReads(int mostBytes) {
        if (mostBytes < 1) {
            throw new IllegalArgumentException("a read returns at least 1 byte, got a limit of " + mostBytes);
        }
        synchronized (lock) {
            mostBytesPerRead = mostBytes;
        }
    }

    /** Ends this direction: the other end reads what was written, then the end of the stream, and can still write. */
    public void endOutput() {
        synchronized (lock) {
            outgoing.end();
        }
    }

    /** Breaks the connection as a peer that crashes does: every read and write at both ends fails from now on. */
    public void reset() {
        synchronized (lock) {
            isReset = true;
            if (otherEnd != null) {
                otherEnd.isReset = true;
            }
        }
    }

    /** Returns how many bytes were written here and not read at the other end. */
    public long unreadBytes() {
        synchronized (lock) {
            return outgoing.unreadBytes();
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length, Duration wait) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        synchronized (lock) {
            checkUsable();
            return incoming.read(buffer, offset, Math.min(length, mostBytesPerRead), clock.epochMillis());
        }
    }

    @Override
    public void write(byte[] buffer, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, buffer.length);
        synchronized (lock) {
            checkUsable();
            if (otherEnd != null && otherEnd.isClosed) {
                throw new SocketException(peer + ": Broken pipe");
            }
            outgoing.write(buffer, offset, length, clock.epochMillis() + delay.toMillis());
        }
    }

    @Override
    public String peer() {
        return peer;
    }

    @Override
    public void close() {
        synchronized (lock) {
            isClosed = true;
            outgoing.end();
        }
    }

    private void checkUsable() throws IOException {
        if (isClosed) {
            throw new SocketException(peer + ": Socket closed");
        }
        if (isReset) {
            throw new SocketException(peer + ": Connection reset");
        }
    }
}
