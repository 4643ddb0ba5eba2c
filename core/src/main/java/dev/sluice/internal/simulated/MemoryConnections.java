package dev.sluice.internal.simulated;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Connections;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/**
 * Connects within one process, in memory. All hosts are the same machine.
 *
 * <p>A {@code connect} returns a connection that works at once; the listener hands out its other end at the next {@code accept}. Both
 * are {@link MemoryConnection}s, which a test can cast to in order to script a peer.
 *
 * <p><b>Thread rule:</b> thread-safe because of one lock.
 */
public final class MemoryConnections implements Connections {
    private static final int FIRST_FREE_PORT = 49_152;
    private static final int BACKLOG = 128;

    private final Clock clock;
    private final Object lock = new Object();
    private final Map<Integer, MemoryListener> listeners = new HashMap<>();
    private int nextFreePort = FIRST_FREE_PORT;
    private int nextClientPort = 10_000;

    public MemoryConnections(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    @Override
    public MemoryConnection connect(String host, int port, Duration timeout) throws IOException {
        requireNonNull(host, "host");
        synchronized (lock) {
            MemoryListener listener = listeners.get(port);
            if (listener == null) {
                throw new ConnectException("Can not connect to " + host + ":" + port + ": Connection refused.");
            }
            if (listener.waiting.size() >= BACKLOG) {
                throw new ConnectException("Can not connect to " + host + ":" + port + ": no answer within "
                        + timeout.toMillis() + " ms.");
            }
            MemoryConnection.Ends ends =
                    MemoryConnection.pair(lock, clock, host + ":" + port, "client:" + nextClientPort++);
            listener.waiting.add(ends.server());
            return ends.client();
        }
    }

    @Override
    public Listener listen(String host, int port) throws IOException {
        synchronized (lock) {
            int taken = port == 0 ? freePort() : port;
            if (listeners.containsKey(taken)) {
                throw new BindException("Can not listen on " + host + ":" + port + ": Address already in use.");
            }
            MemoryListener listener = new MemoryListener(taken);
            listeners.put(taken, listener);
            return listener;
        }
    }

    private int freePort() {
        while (listeners.containsKey(nextFreePort)) {
            nextFreePort++;
        }
        return nextFreePort++;
    }

    private final class MemoryListener implements Listener {
        private final int port;
        private final Queue<Connection> waiting = new ArrayDeque<>();

        private MemoryListener(int port) {
            this.port = port;
        }

        @Override
        public Optional<Connection> accept(Duration wait) throws IOException {
            synchronized (lock) {
                if (listeners.get(port) != this) {
                    throw new SocketException("Listener on port " + port + " has been closed");
                }
                return Optional.ofNullable(waiting.poll());
            }
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public void close() {
            synchronized (lock) {
                if (listeners.remove(port, this)) {
                    waiting.forEach(Connection::close);
                }
            }
        }
    }
}
