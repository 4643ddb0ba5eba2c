package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.config.StreamingConf;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.source.GeneratorSource;
import dev.sluice.source.QueueSource;
import dev.sluice.source.Receivers;
import dev.sluice.source.SocketSource;
import dev.sluice.source.SocketTextSource;
import dev.sluice.source.TextFileSource;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Holds the sources in the box to their contract. */
class SourcesContractTest {

    @Nested
    class OfQueue extends SourceContract<String> {
        private final QueueSource<String> queue = QueueSource.create();

        @Override
        protected Source<String> createSource() {
            return queue;
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) {
            queue.add(LongStream.range(from, to).mapToObj(this::record).toList());
        }

        @Override
        protected boolean limitsRate() {
            return false; // a batch takes what the program has put into one list
        }
    }

    @Nested
    class OfGenerator extends SourceContract<String> {
        private static final int MILLIS_A_RECORD = 5;

        @Override
        protected Source<String> createSource() {
            return new GeneratorSource<>(1_000.0 / MILLIS_A_RECORD, this::record);
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) throws InterruptedException {
            world().advance(Duration.ofMillis((to - from) * MILLIS_A_RECORD));
        }

        @Override
        protected boolean makesRecordsByItself() {
            return true;
        }

        @Override
        protected int largestUnit() {
            return 200; // offering is letting time pass, in which records fall due
        }
    }

    @Nested
    class OfTextFiles extends SourceContract<String> {
        private final Path directory = Path.of("/in");
        private final Path away = Path.of("/away");

        @Override
        protected Source<String> createSource() throws IOException {
            disk().createDirectories(directory);
            return new TextFileSource(directory);
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) throws IOException {
            Path file = Path.of("/lines-%09d".formatted(from));
            List<String> lines =
                    LongStream.range(from, to).mapToObj(this::record).toList();
            try (Disk.SyncedOutput out = disk().create(file)) {
                out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
            }
            disk().moveAtomically(file, directory.resolve(file.getFileName()));
        }

        @Override
        protected boolean takesInAhead() {
            return false;
        }

        @Override
        protected int largestUnit() {
            return 20;
        }

        @Override
        protected boolean canBreak() {
            return true;
        }

        @Override
        protected void breakInput() throws IOException {
            disk().moveAtomically(directory, away);
        }

        @Override
        protected void mendInput() throws IOException {
            disk().moveAtomically(away, directory);
        }

        private Disk disk() {
            return world().seams().disk();
        }
    }

    @Nested
    class OfReceiver extends SourceContract<String> {
        private final ListReceiver receiver = new ListReceiver();

        @Override
        protected Source<String> createSource() {
            return Receivers.source("list", () -> (Receiver<String>) receiver);
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) {
            LongStream.range(from, to).mapToObj(this::record).forEach(receiver::offer);
        }
    }

    @Nested
    class OfTextSocket extends OfPeer {
        @Override
        protected Source<String> createSource() throws IOException {
            return new SocketTextSource(LinePeer.HOST, peer().port());
        }
    }

    @Nested
    class OfTextSocketOnThisMachine extends OfTextSocket {
        @Override
        protected SourceWorld createWorld() {
            return SourceWorld.onThisMachine();
        }
    }

    @Nested
    class OfTextSocketThatSpillsEverything extends OfPeer {
        @Override
        protected Source<String> createSource() throws IOException {
            return new SocketTextSource(LinePeer.HOST, peer().port(), UTF_8, StorageLevel.DISK_ONLY);
        }

        @Override
        protected StreamingConf conf() {
            return StreamingConf.create().set("sluice.spill.directory", "/spill");
        }
    }

    @Nested
    class OfDecodedSocketOnThisMachine extends OfPeer {
        @Override
        protected Source<String> createSource() throws IOException {
            return new SocketSource<>(LinePeer.HOST, peer().port(), LinePeer::decode);
        }

        @Override
        protected SourceWorld createWorld() {
            return SourceWorld.onThisMachine();
        }
    }

    /** What the socket sources have in common: a peer that sends lines. */
    private abstract static class OfPeer extends SourceContract<String> {
        private LinePeer peer;

        /** Returns the peer, which listens from the first call on. */
        final LinePeer peer() throws IOException {
            if (peer == null) {
                peer = new LinePeer(world());
            }
            return peer;
        }

        @AfterEach
        void closePeer() {
            if (peer != null) {
                peer.close();
            }
        }

        @Override
        protected final String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected final void offer(long from, long to) throws Exception {
            peer().send(from, to);
        }
    }
}
