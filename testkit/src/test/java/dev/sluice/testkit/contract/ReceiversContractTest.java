package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.internal.ingest.DecodingReceiver;
import dev.sluice.internal.ingest.LineReceiver;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import java.io.IOException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;

/** Holds the receivers in the box, and custom ones with a loop and with a thread, to their contract. */
class ReceiversContractTest {

    @Nested
    class OfLoop extends OfList {
        OfLoop() {
            super(new ListReceiver());
        }
    }

    @Nested
    class OfLoopOnThisMachine extends OfLoop {
        @Override
        protected SourceWorld createWorld() {
            return SourceWorld.onThisMachine();
        }
    }

    @Nested
    class OfThreadOnThisMachine extends ReceiverContract<String> {
        private final ThreadReceiver receiver = new ThreadReceiver();

        @Override
        protected Receiver<String> createReceiver() {
            return receiver;
        }

        @Override
        protected String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected void offer(long from, long to) {
            LongStream.range(from, to).mapToObj(this::record).forEach(receiver::offer);
        }

        @Override
        protected SourceWorld createWorld() {
            return SourceWorld.onThisMachine();
        }
    }

    @Nested
    class OfLines extends OfPeer {
        @Override
        protected Receiver<String> createReceiver() throws IOException {
            return new LineReceiver(LinePeer.HOST, peer().port(), UTF_8, StorageLevel.MEMORY_AND_DISK);
        }
    }

    @Nested
    class OfLinesOnThisMachine extends OfLines {
        @Override
        protected SourceWorld createWorld() {
            return SourceWorld.onThisMachine();
        }
    }

    @Nested
    class OfDecoderOnThisMachine extends OfPeer {
        @Override
        protected Receiver<String> createReceiver() throws IOException {
            return new DecodingReceiver<>(LinePeer.HOST, peer().port(), LinePeer::decode, StorageLevel.MEMORY_AND_DISK);
        }

        @Override
        protected SourceWorld createWorld() {
            return SourceWorld.onThisMachine();
        }
    }

    /** What receivers from a list have in common. */
    private abstract static class OfList extends ReceiverContract<String> {
        private final ListReceiver receiver;

        private OfList(ListReceiver receiver) {
            this.receiver = receiver;
        }

        @Override
        protected final Receiver<String> createReceiver() {
            return receiver;
        }

        @Override
        protected final String record(long number) {
            return LinePeer.line(number);
        }

        @Override
        protected final void offer(long from, long to) {
            LongStream.range(from, to).mapToObj(this::record).forEach(receiver::offer);
        }
    }

    /** What receivers from a socket have in common. */
    private abstract static class OfPeer extends ReceiverContract<String> {
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

        @Override
        protected final boolean canBreak() {
            return true;
        }

        @Override
        protected final void breakInput() throws IOException {
            peer().hangUp();
        }

        @Override
        protected final void receiverHasEnded() throws IOException {
            peer().hangUp();
        }
    }
}
