package dev.sluice.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.ReceiverError;
import dev.sluice.internal.ingest.IngestFixture;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Connections.Listener;
import dev.sluice.spi.Seams;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On real sockets, since a decoder blocks. */
@Timeout(30)
class SocketSourceTest {
    private final IngestFixture fixture = new IngestFixture();
    private final Seams seams = SystemSeams.create(2, "socket-test");
    private final Semaphore arrivals = new Semaphore(0);
    private long batchId;

    private SourceContext context() {
        SourceContext plain = fixture.context(StreamingConf.create().set("sluice.receiver.restartDelay", "1ms"), seams);
        return new SourceContext(
                plain.streamId(),
                plain.streamName(),
                plain.batchInterval(),
                plain.conf(),
                plain.seams(),
                plain.blockCodec(),
                arrivals::release,
                plain.events());
    }

    /** Reads strings that are preceded by a byte with their length; a length of 99 breaks it. */
    private static Iterable<String> decode(InputStream in) {
        return () -> new Iterator<>() {
            private int length = -1;

            @Override
            public boolean hasNext() {
                if (length < 0) {
                    length = readLength(in);
                }
                return length >= 0;
            }

            @Override
            public String next() {
                String text = readText(in, length);
                length = -1;
                return text;
            }
        };
    }

    private static int readLength(InputStream in) {
        try {
            int length = in.read();
            if (length == 99) {
                throw new IllegalStateException("bad frame");
            }
            return length;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String readText(InputStream in, int length) {
        try {
            return new String(in.readNBytes(length), StandardCharsets.US_ASCII);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<String> take(SourceReader<String> reader, int count) throws Exception {
        List<String> records = new ArrayList<>();
        while (records.size() < count) {
            arrivals.acquire();
            BatchTime batch = BatchTime.of(batchId++, 0);
            reader.cut(batch);
            records.addAll(IngestFixture.elements(reader.plan(batch)));
            reader.release(batch);
        }
        return records;
    }

    private static void send(Connection peer, int... bytes) throws IOException {
        byte[] array = new byte[bytes.length];
        for (int index = 0; index < bytes.length; index++) {
            array[index] = (byte) bytes[index];
        }
        peer.write(array, 0, array.length);
    }

    @AfterEach
    void endThreads() {
        seams.tasks().close();
    }

    @Test
    void decoder_isCalledForEachConnection_alsoAfterItThrew() throws Exception {
        try (Listener listener = seams.connections().listen("localhost", 0)) {
            SocketSource<String> source = new SocketSource<>("localhost", listener.port(), SocketSourceTest::decode);
            try (SourceReader<String> reader = source.open(context())) {
                reader.start();
                try (Connection peer = listener.accept(Duration.ofSeconds(10)).orElseThrow()) {
                    send(peer, 1, 'a', 2, 'b', 'c');
                    assertThat(take(reader, 2)).containsExactly("a", "bc");
                    send(peer, 1, 'd', 99);
                    assertThat(take(reader, 1)).containsExactly("d");
                }
                try (Connection peer = listener.accept(Duration.ofSeconds(10)).orElseThrow()) {
                    send(peer, 1, 'e');
                    assertThat(take(reader, 1)).containsExactly("e");
                }
                assertThat(fixture.events(ReceiverError.class).get(0).message()).contains("bad frame");
            }
        }
    }

    @Test
    void textLines_arriveOverARealSocket_andCloseEndsEverything() throws Exception {
        try (Listener listener = seams.connections().listen("localhost", 0)) {
            SocketTextSource source = new SocketTextSource("localhost", listener.port());
            SourceReader<String> reader = source.open(context());
            reader.start();
            Connection peer = listener.accept(Duration.ofSeconds(10)).orElseThrow();
            send(peer, 'a', '\n', 'b', '\n');

            assertThat(take(reader, 2)).containsExactly("a", "b");

            reader.close();
            peer.close();
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.contains("receiver-test"));
        }
    }

    @Test
    void level_isPassedOn() {
        SocketSource<String> source =
                new SocketSource<>("localhost", 1, SocketSourceTest::decode, StorageLevel.MEMORY_ONLY);

        assertThat(source.storageLevel()).isEqualTo(StorageLevel.MEMORY_ONLY);
        assertThat(source.describe()).isEqualTo("socket localhost:1");
    }
}
