package dev.sluice.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.event.StreamingEvent;
import dev.sluice.function.Pair;
import dev.sluice.spi.Connections;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines from a TCP peer, from the connection to the counts, on the virtual clock. */
class SocketStreamTest {
    private final StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));

    @Test
    void words_ofAPeer_areCountedInTheBatchInWhichTheyArrive() throws Exception {
        Connections.Listener server = driver.connections().listen("localhost", 9999);
        TestOutput<Pair<String, Long>> counts = driver.capture(driver.context()
                .socketTextStream("localhost", 9999)
                .flatMap(line -> List.of(line.split(" ")))
                .mapToPair(word -> Pair.of(word, 1L))
                .reduceByKey(Long::sum));
        driver.start();
        Connections.Connection peer = server.accept(Duration.ZERO).orElseThrow();

        send(peer, "hello world\nhel");
        driver.nextBatch();
        send(peer, "lo again\n");
        driver.nextBatch();
        driver.close();

        assertThat(counts.perBatch().get(0)).containsExactlyInAnyOrder(Pair.of("hello", 1L), Pair.of("world", 1L));
        assertThat(counts.perBatch().get(1)).containsExactlyInAnyOrder(Pair.of("hello", 1L), Pair.of("again", 1L));
    }

    @Test
    void badLine_isReported_andTheStreamGoesOn() throws Exception {
        Connections.Listener server = driver.connections().listen("localhost", 9999);
        TestOutput<String> lines = driver.capture(
                driver.context().socketTextStream("localhost", 9999).named("orders"));
        driver.start();
        Connections.Connection peer = server.accept(Duration.ZERO).orElseThrow();

        peer.write(new byte[] {'a', '\n', (byte) 0xFF, '\n', 'b', '\n'}, 0, 6);
        driver.nextBatch();
        driver.close();

        assertThat(lines.all()).containsExactly("a", "b");
        assertThat(driver.events())
                .filteredOn(StreamingEvent.InputRejected.class::isInstance)
                .singleElement()
                .satisfies(event -> assertThat(event.toString()).contains("orders", "localhost:9999", "UTF-8"));
    }

    @Test
    void peerThatGoesAway_isConnectedToAgain() throws Exception {
        Connections.Listener server = driver.connections().listen("localhost", 9999);
        TestOutput<String> lines = driver.capture(driver.context().socketTextStream("localhost", 9999));
        driver.start();
        Connections.Connection first = server.accept(Duration.ZERO).orElseThrow();
        send(first, "one\n");
        driver.nextBatch();

        first.close();
        driver.advance(Durations.seconds(10));
        Connections.Connection second = server.accept(Duration.ZERO).orElseThrow();
        send(second, "two\n");
        driver.nextBatch();
        driver.close();

        assertThat(lines.all()).containsExactly("one", "two");
    }

    private static void send(Connections.Connection peer, String text) throws Exception {
        byte[] bytes = text.getBytes(UTF_8);
        peer.write(bytes, 0, bytes.length);
    }
}
