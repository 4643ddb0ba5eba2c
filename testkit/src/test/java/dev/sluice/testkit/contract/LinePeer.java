package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Connections.Listener;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The peer of a socket source under contract: sends numbered lines to whoever is connected.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class LinePeer implements AutoCloseable {
    static final String HOST = "127.0.0.1";
    private static final Duration SOON = Duration.ofMillis(1);

    private final SourceWorld world;
    private final Listener listener;
    private @Nullable Connection connection;

    LinePeer(SourceWorld world) throws IOException {
        this.world = world;
        this.listener = world.seams().connections().listen(HOST, 0);
    }

    static String line(long number) {
        return "line " + number;
    }

    /** Reads what {@link #send} sends, for sources that take a decoder. */
    static Iterable<String> decode(InputStream in) {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, UTF_8));
        return () -> reader.lines().iterator();
    }

    int port() {
        return listener.port();
    }

    /** Sends lines; accepts a connection first when there is none. */
    void send(long from, long to) throws Exception {
        if (connection == null) {
            world.await("somebody connects", this::accept);
        }
        byte[] bytes = LongStream.range(from, to)
                .mapToObj(number -> line(number) + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8);
        if (connection != null) {
            connection.write(bytes, 0, bytes.length);
        }
    }

    /** Ends the connection; the next send waits for another. */
    void hangUp() {
        if (connection != null) {
            connection.close();
            connection = null;
        }
    }

    @Override
    public void close() {
        hangUp();
        listener.close();
    }

    private boolean accept() {
        try {
            Optional<Connection> accepted = listener.accept(SOON);
            accepted.ifPresent(next -> connection = next);
            return accepted.isPresent();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }
}
