package dev.sluice.internal.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Connections.Listener;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scripted peers; the rest is in the contract suite. */
class MemoryConnectionsTest {
    private static final Duration WAIT = Duration.ofMillis(10);

    private final SimulatedClock clock = new SimulatedClock(0);
    private final byte[] buffer = new byte[10];
    private MemoryConnection client;
    private MemoryConnection server;

    @BeforeEach
    void connect() throws IOException {
        MemoryConnections connections = new MemoryConnections(clock);
        Listener listener = connections.listen("localhost", 9999);
        client = connections.connect("localhost", 9999, WAIT);
        server = (MemoryConnection) listener.accept(WAIT).orElseThrow();
    }

    @Test
    void delayWrites_letsBytesArriveWhenTheClockHasMoved() throws IOException {
        server.delayWrites(Duration.ofMillis(50));
        server.write(new byte[3], 0, 3);

        assertThat(client.read(buffer, 0, 10, WAIT)).isZero();
        clock.advance(Duration.ofMillis(50));
        assertThat(client.read(buffer, 0, 10, WAIT)).isEqualTo(3);
    }

    @Test
    void limitReads_returnsBytesInParts() throws IOException {
        client.limitReads(2);
        server.write(new byte[3], 0, 3);

        assertThat(client.read(buffer, 0, 10, WAIT)).isEqualTo(2);
        assertThat(server.unreadBytes()).isEqualTo(1);
        assertThat(client.read(buffer, 0, 10, WAIT)).isEqualTo(1);
    }

    @Test
    void reset_failsReadsAndWritesAtBothEnds() {
        server.reset();

        assertThatThrownBy(() -> client.read(buffer, 0, 10, WAIT)).hasMessage("localhost:9999: Connection reset");
        assertThatThrownBy(() -> server.write(buffer, 0, 10)).hasMessageContaining("Connection reset");
    }

    @Test
    void endOutput_letsTheOtherEndWriteOn() throws IOException {
        server.endOutput();
        client.write(new byte[4], 0, 4);

        assertThat(client.read(buffer, 0, 10, WAIT)).isEqualTo(-1);
        assertThat(server.read(buffer, 0, 10, WAIT)).isEqualTo(4);
    }
}
