package dev.sluice.internal.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Connections.Listener;
import dev.sluice.spi.Tasks.Progress;
import java.io.IOException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What needs sockets or threads; the rest is in the contract suite. */
class SocketConnectionsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final SocketConnections connections = new SocketConnections();

    @Test
    void connect_whenHostIsUnknown_namesIt() {
        assertThatThrownBy(() -> connections.connect("no-such-host.invalid", 9999, LONG))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("Unknown host 'no-such-host.invalid' in no-such-host.invalid:9999."
                        + " Check its spelling and the name service.");
    }

    @Test
    void close_whenAReadWaits_endsTheRead() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        CountDownLatch reads = new CountDownLatch(1);
        ThreadTasks tasks = new ThreadTasks(1, "sockets-test", new SystemClock());
        try (Listener listener = connections.listen("127.0.0.1", 0)) {
            Connection client = connections.connect("127.0.0.1", listener.port(), LONG);
            tasks.loop("reader", () -> {
                reads.countDown();
                try {
                    client.read(new byte[1], 0, 1, LONG);
                } catch (IOException e) {
                    failed.countDown();
                }
                return Progress.DONE;
            });
            assertThat(reads.await(20, TimeUnit.SECONDS)).isTrue();

            client.close();

            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
        } finally {
            tasks.close();
        }
    }

    @Test
    void timeoutMillis_roundsUpAndIsNeverForEver() {
        assertThat(SocketConnections.timeoutMillis(Duration.ZERO)).isEqualTo(1);
        assertThat(SocketConnections.timeoutMillis(Duration.ofNanos(1_000_001))).isEqualTo(2);
        assertThat(SocketConnections.timeoutMillis(Duration.ofSeconds(5))).isEqualTo(5_000);
        assertThat(SocketConnections.timeoutMillis(Duration.ofDays(10_000_000))).isEqualTo(Integer.MAX_VALUE);
    }
}
