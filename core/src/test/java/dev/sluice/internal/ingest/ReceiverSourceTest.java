package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.StreamingConf;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent.BlocksSpilled;
import dev.sluice.event.StreamingEvent.ReceiverError;
import dev.sluice.event.StreamingEvent.ReceiverStarted;
import dev.sluice.event.StreamingEvent.ReceiverStopped;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.SourceReader;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Progress;
import dev.sluice.time.BatchTime;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReceiverSourceTest {
    private final IngestFixture fixture = new IngestFixture();
    private final List<String> calls = new ArrayList<>();
    private final Recorder receiver = new Recorder();
    private final StreamingConf conf = StreamingConf.create()
            .set("sluice.receiver.bufferBytes", "64k")
            .set("sluice.receiver.blockBytes", "4k")
            .set("sluice.spill.directory", "/spill");

    /** Notes how it is called, and fails to start when told to. */
    private final class Recorder extends Receiver<String> {
        int failuresToCome;
        Tasks.@Nullable Loop loop;

        Recorder() {
            super(StorageLevel.MEMORY_AND_DISK);
        }

        @Override
        protected void onStart() throws Exception {
            calls.add("start");
            if (failuresToCome > 0) {
                failuresToCome--;
                throw new IOException("not today");
            }
            loop = loop("idle", () -> Progress.IDLE);
        }

        @Override
        protected void onStop() {
            calls.add("stop");
        }

        @Override
        protected String describe() {
            return "recorder";
        }
    }

    private SourceReader<String> open() throws Exception {
        return new ReceiverSource<>("recorder", () -> receiver).open(fixture.context(conf));
    }

    private SourceReader<String> start() throws Exception {
        SourceReader<String> reader = open();
        reader.start();
        fixture.simulated.tasks().runUntilIdle();
        return reader;
    }

    private void advance(long milliseconds) {
        fixture.simulated.tasks().advance(Duration.ofMillis(milliseconds));
    }

    @Test
    void start_callsTheReceiverAndSaysSo() throws Exception {
        start();

        assertThat(calls).containsExactly("start");
        assertThat(receiver.isStarted()).isTrue();
        assertThat(fixture.events(ReceiverStarted.class))
                .singleElement()
                .satisfies(started -> assertThat(started.receiver().location()).isEqualTo("recorder"));
    }

    @Test
    void failureInOnStart_isReportedAndTriedAgainAfterTheDelay() throws Exception {
        receiver.failuresToCome = 2;
        start();
        assertThat(fixture.events(ReceiverError.class))
                .singleElement()
                .satisfies(error -> assertThat(error.message())
                        .contains("recorder")
                        .contains("not today")
                        .contains("2 s"));
        assertThat(receiver.isStopped()).isTrue();

        advance(1_999);
        assertThat(calls).containsExactly("start", "stop");
        advance(2_001);
        assertThat(calls).containsExactly("start", "stop", "start", "stop", "start");
        assertThat(receiver.isStarted()).isTrue();
    }

    @Test
    void restart_stopsPausesAndStarts_withoutMakingTheCallerWait() throws Exception {
        start();
        Tasks.Loop firstLoop = receiver.loop;

        receiver.restart("lost the thread", null, Duration.ofSeconds(10));
        receiver.restart("lost it twice", null, Duration.ofSeconds(10));
        assertThat(calls).containsExactly("start");
        fixture.simulated.tasks().runUntilIdle();

        assertThat(calls).containsExactly("start", "stop");
        assertThat(firstLoop).isNotNull().matches(Tasks.Loop::isDone);
        advance(10_000);
        assertThat(calls).containsExactly("start", "stop", "start");
        advance(60_000);
        assertThat(calls).hasSize(3);
    }

    @Test
    void stop_byTheReceiverIsFinal() throws Exception {
        start();

        receiver.stop("done", null);
        advance(60_000);
        receiver.restart("no way back", null);
        advance(60_000);

        assertThat(calls).containsExactly("start", "stop");
        assertThat(fixture.events(ReceiverStopped.class))
                .singleElement()
                .satisfies(stopped -> assertThat(stopped.message()).isEqualTo("done"));
    }

    @Test
    void stop_whileTheReceiverRests_isFinal() throws Exception {
        SourceReader<String> reader = start();
        receiver.restart("a pause", null, Duration.ofSeconds(10));
        fixture.simulated.tasks().runUntilIdle();

        reader.stop();
        advance(60_000);

        assertThat(calls).containsExactly("start", "stop");
    }

    @Test
    void loopThatThrows_restartsTheReceiver() throws Exception {
        start();
        receiver.loop("broken", () -> {
            throw new IllegalStateException("broken loop");
        });
        fixture.simulated.tasks().runUntilIdle();

        assertThat(fixture.events(ReceiverError.class))
                .singleElement()
                .satisfies(error -> assertThat(error.message()).contains("broken loop"));
        advance(2_000);
        assertThat(calls).containsExactly("start", "stop", "start");
    }

    @Test
    void store_beforeTheStart_isRefused() {
        assertThatThrownBy(() -> receiver.store("early")).isInstanceOf(StreamingException.class);
    }

    @Test
    void store_afterTheStop_isRefused_andWhatWasStoredStays() throws Exception {
        SourceReader<String> reader = start();
        receiver.store("a");
        receiver.store(List.of("b", "c"));
        reader.stop();

        assertThatThrownBy(() -> receiver.store("late")).isInstanceOf(StreamingException.class);
        assertThat(reader.hasUnplannedInput()).isTrue();
        assertThat(fixture.nextElements(reader)).containsExactly("a", "b", "c");
    }

    @Test
    void spilledBlocks_areReportedReadAndDeleted() throws Exception {
        SourceReader<String> reader = start();
        for (int number = 0; number < 5_000; number++) {
            receiver.store("record " + number);
        }

        assertThat(fixture.events(BlocksSpilled.class)).isNotEmpty();
        InputBatch<String> batch = fixture.nextBatch(reader);
        assertThat(batch.recordCount()).isEqualTo(5_000);
        assertThat(batch.splits()).hasSizeBetween(2, 6);
        assertThat(IngestFixture.elements(batch))
                .startsWith("record 0", "record 1")
                .endsWith("record 4999")
                .hasSize(5_000);
        reader.release(BatchTime.of(0, 0));
        reader.close();
        assertThat(fixture.simulated.disk().list(Path.of("/spill"))).isEmpty();
    }

    @Test
    void close_deletesSpilledBlocksThatNobodyTook() throws Exception {
        SourceReader<String> reader = start();
        for (int number = 0; number < 5_000; number++) {
            receiver.store("record " + number);
        }

        reader.close();

        assertThat(fixture.simulated.disk().list(Path.of("/spill"))).isEmpty();
    }

    @Test
    void tinyBatch_isOneSplit() throws Exception {
        SourceReader<String> reader = start();
        receiver.store("a");
        receiver.store(List.of("b"));
        receiver.store("c");

        assertThat(fixture.nextBatch(reader).splits()).hasSize(1);
    }

    @Test
    void split_takesItsRecordsAlong_whenItIsSerialised() throws Exception {
        SourceReader<String> reader = start();
        receiver.store("a");
        receiver.store("b");
        InputBatch<String> batch = fixture.nextBatch(reader);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(batch.splits().get(0));
        }

        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ListSplit<?> copy = (ListSplit<?>) in.readObject();
            List<Object> records = new ArrayList<>();
            copy.open().forEachRemaining(records::add);
            assertThat(records).containsExactly("a", "b");
        }
    }
}
