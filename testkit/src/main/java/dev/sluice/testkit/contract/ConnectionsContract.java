package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Connections;
import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Connections.Listener;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Connections} promises, over a connection from the test to itself.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
public abstract class ConnectionsContract {
    private static final String HOST = "127.0.0.1";
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(2);

    private Listener listener;
    private Connection client;
    private Connection server;

    /** Returns the connections under test. */
    protected abstract Connections connections();

    @BeforeEach
    public void connect() throws IOException {
        listener = connections().listen(HOST, 0);
        client = connections().connect(HOST, listener.port(), LONG);
        server = listener.accept(LONG).orElseThrow();
    }

    @AfterEach
    public void close() {
        client.close();
        server.close();
        listener.close();
    }

    @Test
    public void read_whenOtherEndWrote_returnsItsBytes() throws IOException {
        write(client, "hello");
        write(server, "world!");

        assertThat(readFully(server, 5)).isEqualTo("hello");
        assertThat(readFully(client, 6)).isEqualTo("world!");
    }

    @Test
    public void read_whenOffsetAndLengthAreGiven_keepsToThem() throws IOException {
        write(client, "abc");
        byte[] buffer = "......".getBytes(UTF_8);

        int count = server.read(buffer, 2, 2, LONG);

        assertThat(count).isBetween(1, 2);
        assertThat(new String(buffer, UTF_8)).isIn("..ab..", "..a...");
    }

    @Test
    public void read_whenNothingComesInTime_returnsZeroAndTheConnectionGoesOn() throws IOException {
        assertThat(server.read(new byte[10], 0, 10, SHORT)).isZero();
        assertThat(server.read(new byte[10], 0, 10, Duration.ZERO)).isZero();

        write(client, "later");

        assertThat(readFully(server, 5)).isEqualTo("later");
    }

    @Test
    public void read_whenOtherEndHasClosed_returnsTheRestAndThenTheEnd() throws IOException {
        write(client, "last");
        client.close();

        assertThat(readFully(server, 4)).isEqualTo("last");
        assertThat(server.read(new byte[10], 0, 10, LONG)).isEqualTo(-1);
        assertThat(server.read(new byte[10], 0, 10, LONG)).isEqualTo(-1);
    }

    @Test
    public void read_whenClosed_fails() {
        server.close();
        server.close();

        assertThatThrownBy(() -> server.read(new byte[10], 0, 10, SHORT)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> server.write(new byte[10], 0, 10)).isInstanceOf(IOException.class);
    }

    @Test
    public void peer_ofTheConnectingEnd_isWhatItConnectedTo() {
        assertThat(client.peer()).isEqualTo(HOST + ":" + listener.port());
        assertThat(server.peer()).isNotEmpty();
    }

    @Test
    public void connect_whenNobodyListens_namesHostAndPort() {
        int port = listener.port();
        listener.close();
        listener.close();

        assertThatThrownBy(() -> connections().connect(HOST, port, LONG))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(HOST + ":" + port);
    }

    @Test
    public void accept_whenNobodyConnects_returnsEmpty() throws IOException {
        assertThat(listener.accept(SHORT)).isEmpty();
    }

    @Test
    public void accept_whenClosed_fails() {
        listener.close();

        assertThatThrownBy(() -> listener.accept(SHORT)).isInstanceOf(IOException.class);
    }

    @Test
    public void accept_whenSeveralConnect_returnsThemInOrder() throws IOException {
        try (Connection second = connections().connect(HOST, listener.port(), LONG);
                Connection third = connections().connect(HOST, listener.port(), LONG);
                Connection secondServer = listener.accept(LONG).orElseThrow();
                Connection thirdServer = listener.accept(LONG).orElseThrow()) {
            write(second, "2");
            write(third, "3");

            assertThat(readFully(secondServer, 1)).isEqualTo("2");
            assertThat(readFully(thirdServer, 1)).isEqualTo("3");
        }
    }

    @Test
    public void listen_whenPortIsTaken_namesIt() {
        assertThatThrownBy(() -> connections().listen(HOST, listener.port()))
                .isInstanceOf(BindException.class)
                .hasMessageContaining(HOST + ":" + listener.port());
    }

    private static void write(Connection connection, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        connection.write(bytes, 0, bytes.length);
    }

    private static String readFully(Connection connection, int length) throws IOException {
        byte[] buffer = new byte[length];
        int filled = 0;
        while (filled < length) {
            int count = connection.read(buffer, filled, length - filled, LONG);
            assertThat(count).as("bytes read after " + filled + " of " + length).isPositive();
            filled += count;
        }
        return new String(buffer, UTF_8);
    }
}
