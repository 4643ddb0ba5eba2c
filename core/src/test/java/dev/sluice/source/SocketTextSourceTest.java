package dev.sluice.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.SourceKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.InputRejected;
import dev.sluice.event.StreamingEvent.ReceiverBlocked;
import dev.sluice.event.StreamingEvent.ReceiverError;
import dev.sluice.event.StreamingEvent.ReceiverStarted;
import dev.sluice.event.StreamingEvent.ReceiverStopped;
import dev.sluice.internal.ingest.IngestFixture;
import dev.sluice.internal.simulated.MemoryConnection;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Connections.Listener;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SocketTextSourceTest {
    private static final int PORT = 9999;

    private final IngestFixture fixture = new IngestFixture();
    private StreamingConf conf = StreamingConf.create();
    private SourceReader<String> reader;

    private Listener listen() throws IOException {
        return fixture.simulated.connections().listen("localhost", PORT);
    }

    private void start(StorageLevel level) throws Exception {
        reader = new SocketTextSource("localhost", PORT, UTF_8, level).open(fixture.context(conf));
        reader.start();
        fixture.simulated.tasks().runUntilIdle();
    }

    private static MemoryConnection accept(Listener listener) throws IOException {
        return (MemoryConnection) listener.accept(Duration.ZERO).orElseThrow();
    }

    private void send(MemoryConnection peer, String text) throws IOException {
        send(peer, text.getBytes(UTF_8));
    }

    private void send(MemoryConnection peer, byte[] bytes) throws IOException {
        peer.write(bytes, 0, bytes.length);
        fixture.simulated.tasks().runUntilIdle();
    }

    private void advance(long milliseconds) {
        fixture.simulated.tasks().advance(Duration.ofMillis(milliseconds));
    }

    @AfterEach
    void nothingFailedSilently() throws Exception {
        if (reader != null) {
            reader.close();
        }
        assertThat(fixture.simulated.tasks().failures()).isEmpty();
    }

    @Test
    void lines_becomePartOfTheBatchAtWhoseCutTheyHadArrived() throws Exception {
        MemoryConnection peer;
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            peer = accept(listener);
        }
        send(peer, "hello world\nhow are");
        assertThat(fixture.nextElements(reader)).containsExactly("hello world");

        send(peer, " you\r\n");
        assertThat(fixture.nextElements(reader)).containsExactly("how are you");
        assertThat(fixture.events(ReceiverStarted.class)).hasSize(1);
        assertThat(fixture.arrivalCount).hasValue(2);
    }

    @Test
    void slowPeer_thatSendsAByteASecond_isNoProblem() throws Exception {
        MemoryConnection peer;
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            peer = accept(listener);
        }
        for (byte next : "a\nb\n".getBytes(UTF_8)) {
            send(peer, new byte[] {next});
            advance(1_000);
        }

        assertThat(fixture.nextElements(reader)).containsExactly("a", "b");
        assertThat(fixture.events(ReceiverError.class)).isEmpty();
    }

    @Test
    void endOfStream_deliversTheLastLineAndConnectsAgain() throws Exception {
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            MemoryConnection peer = accept(listener);
            send(peer, "a\nlast line");
            peer.close();
            fixture.simulated.tasks().runUntilIdle();
            assertThat(fixture.nextElements(reader)).containsExactly("a", "last line");

            advance(2_000);
            send(accept(listener), "b\n");

            assertThat(fixture.nextElements(reader)).containsExactly("b");
            assertThat(fixture.events(ReceiverError.class))
                    .singleElement()
                    .satisfies(error -> assertThat(error.message())
                            .contains("localhost:9999")
                            .contains("no more data")
                            .contains("2 s"));
            assertThat(fixture.events(ReceiverStarted.class)).hasSize(2);
            assertThat(fixture.events(ReceiverStopped.class)).hasSize(1);
        }
    }

    @Test
    void nobodyListens_isTriedAgainAtGrowingIntervals() throws Exception {
        start(StorageLevel.MEMORY_AND_DISK);
        assertThat(fixture.events(ReceiverError.class))
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .contains("localhost:9999: Connection refused.")
                        .contains("Start the server there")
                        .contains("Starting again in 2 s"));

        advance(120_000); // tries at 0, 2, 6, 14, 30, 60, 90, 120 s: the pause doubles up to 30 s
        assertThat(fixture.events(ReceiverError.class)).hasSize(8);

        try (Listener listener = listen()) {
            advance(30_000);
            send(accept(listener), "at last\n");
            assertThat(fixture.nextElements(reader)).containsExactly("at last");
        }
    }

    @Test
    void peerThatResets_isNamedAndItsHalfLineCounted() throws Exception {
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            MemoryConnection peer = accept(listener);
            send(peer, "whole\nhal");
            peer.reset();
            fixture.simulated.tasks().runUntilIdle();
            assertThat(fixture.nextElements(reader)).containsExactly("whole");
            assertThat(fixture.events(InputRejected.class)).singleElement().satisfies(rejected -> {
                assertThat(rejected.peer()).isEqualTo("localhost:9999");
                assertThat(rejected.reason()).contains("broke within a line");
            });
            assertThat(fixture.events(ReceiverError.class))
                    .singleElement()
                    .satisfies(error -> assertThat(error.message())
                            .contains("localhost:9999")
                            .contains("Connection reset"));

            advance(2_000);
            send(accept(listener), "after\n");
            assertThat(fixture.nextElements(reader)).containsExactly("after");
        }
    }

    @Test
    void badLines_areCountedAndTheStreamGoesOn() throws Exception {
        conf = conf.set(SourceKeys.SOCKET_MAX_LINE_LENGTH, 10L);
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            MemoryConnection peer = accept(listener);
            send(peer, "short\nmuch too\u0007long for it\n");
            send(peer, new byte[] {'b', (byte) 0xFF, '\n'});
            send(peer, "fine\n");

            assertThat(fixture.nextElements(reader)).containsExactly("short", "fine");
            assertThat(fixture.events(InputRejected.class))
                    .extracting(InputRejected::reason)
                    .containsExactly("a line is longer than sluice.socket.maxLineLength", "a line is not valid UTF-8");
            assertThat(fixture.events(InputRejected.class).get(0).sample()).isEqualTo("much too\\u0007long for it");
        }
    }

    @Test
    void manyBadLines_giveOneEventASecondWithTheFullCount() throws Exception {
        conf = conf.set(SourceKeys.SOCKET_MAX_LINE_LENGTH, 3L);
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            send(accept(listener), "too long\n".repeat(1_000));
            assertThat(fixture.events(InputRejected.class)).hasSize(1);

            advance(1_000);

            assertThat(fixture.events(InputRejected.class))
                    .extracting(InputRejected::rejectedCount)
                    .containsExactly(1L, 1_000L);
        }
    }

    @Test
    void fullBuffer_stopsReadingUntilABatchIsReleased_andLosesNothing() throws Exception {
        conf = conf.set(ReceiverKeys.BUFFER_RECORDS, Optional.of(8));
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_ONLY);
            MemoryConnection peer = accept(listener);
            peer.limitReads(1);
            send(peer, "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n");
            assertThat(fixture.events(ReceiverBlocked.class)).hasSize(1);
            send(peer, "k\n");
            assertThat(peer.unreadBytes()).isEqualTo(2);

            assertThat(fixture.nextElements(reader)).containsExactly("a", "b", "c", "d", "e", "f", "g", "h");
            reader.release(BatchTime.of(0, 0));
            fixture.simulated.tasks().runUntilIdle();

            assertThat(peer.unreadBytes()).isZero();
            assertThat(fixture.nextElements(reader)).containsExactly("i", "j", "k");
            assertThat(fixture.events(ReceiverBlocked.class))
                    .extracting(ReceiverBlocked::isBlocked)
                    .containsExactly(true, false);
        }
    }

    @Test
    void maxRate_holdsOnTheSocket() throws Exception {
        conf = conf.set(ReceiverKeys.MAX_RATE, Optional.of(100L));
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            send(accept(listener), "x\n".repeat(1_000));

            advance(5_000);

            assertThat(fixture.nextBatch(reader).recordCount()).isBetween(499L, 502L);
        }
    }

    @Test
    void initialRate_holdsOnlyWithBackPressure_andLimitRateReplacesIt() throws Exception {
        conf = conf.set(BackpressureKeys.ENABLED, true).set(BackpressureKeys.INITIAL_RATE, Optional.of(10L));
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            send(accept(listener), "x\n".repeat(1_000));
            advance(1_000);
            assertThat(fixture.nextBatch(reader).recordCount()).isBetween(10L, 11L);

            reader.limitRate(200);
            advance(1_000);
            assertThat(fixture.nextBatch(reader).recordCount()).isBetween(199L, 201L);
        }
    }

    @Test
    void idleTimeout_renewsASilentConnection() throws Exception {
        conf = conf.set(SourceKeys.SOCKET_IDLE_TIMEOUT, Optional.of(Duration.ofSeconds(5)));
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            accept(listener);

            advance(8_000);

            send(accept(listener), "again\n");
            assertThat(fixture.nextElements(reader)).containsExactly("again");
        }
    }

    @Test
    void stop_keepsWhatWasStored_andIsIdempotent() throws Exception {
        try (Listener listener = listen()) {
            start(StorageLevel.MEMORY_AND_DISK);
            send(accept(listener), "a\nunfinished");

            reader.stop();
            reader.stop();

            assertThat(reader.hasUnplannedInput()).isTrue();
            assertThat(fixture.nextElements(reader)).containsExactly("a");
            assertThat(reader.hasUnplannedInput()).isFalse();
            assertThat(fixture.events(ReceiverError.class))
                    .singleElement()
                    .satisfies(error ->
                            assertThat(error.message()).contains("10 bytes").contains("not stored"));
            assertThat(fixture.events(ReceiverStopped.class)).hasSize(1);
            reader.close();
            reader.close();
        }
    }

    @Test
    void constructor_whenArgumentsCanNeverWork_isRejected() {
        assertThatThrownBy(() -> new SocketTextSource("localhost", 70_000)).hasMessageContaining("70000");
        assertThatThrownBy(() -> new SocketTextSource(" ", 1)).hasMessageContaining("host");
        assertThatThrownBy(() -> new SocketTextSource("h", 1, StandardCharsets.UTF_16, StorageLevel.MEMORY_ONLY))
                .hasMessageContaining("UTF-16");
        assertThatThrownBy(() -> new SocketTextSource("h", 1, UTF_8, StorageLevel.NONE).open(fixture.context(conf)))
                .hasMessageContaining("StorageLevel.NONE");
    }
}
