package dev.sluice.internal.ingest;

import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.internal.spill.ElementSizer;
import dev.sluice.internal.spill.SpillDirectory;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A block buffer under test, on a simulated disk and real threads, with notes of what it tells. */
abstract class BlockBufferFixture {
    static final Path SPILL = Path.of("/spill");
    static final BufferLimits ROOMY = new BufferLimits(1_000, 1_000_000, Long.MAX_VALUE, 1_000_000);

    final SimulatedClock clock = new SimulatedClock(0);
    final MemoryDisk disk = new MemoryDisk(clock);
    final RecordedSignals signals = new RecordedSignals();

    /** Notes what a buffer tells. */
    static final class RecordedSignals implements BufferSignals {
        final Semaphore arrivals = new Semaphore(0);
        final List<String> told = Collections.synchronizedList(new ArrayList<>());
        final CountDownLatch firstBlocked = new CountDownLatch(1);
        int spilledBlockCount;

        @Override
        public void dataArrived() {
            arrivals.release();
        }

        @Override
        public void spilled(int blockCount, long byteCount) {
            spilledBlockCount += blockCount;
        }

        @Override
        public void blocked(boolean isBlocked, String reason) {
            told.add(isBlocked ? "blocked" : "unblocked");
            firstBlocked.countDown();
        }

        @Override
        public void roomFreed() {
            told.add("room");
        }

        @Override
        public void failed(String message, @Nullable Throwable cause) {
            told.add("failed: " + message);
        }
    }

    final <T> BlockBuffer<T> buffer(StorageLevel level, BufferLimits limits) {
        PlainBlockCodec codec = new PlainBlockCodec();
        return new BlockBuffer<>(
                level,
                limits,
                new RateLimiter(clock, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY),
                new ElementSizer(codec),
                codec,
                new SpillDirectory(disk, SPILL),
                signals,
                SystemSeams.create(1, "block-buffer-test").tasks());
    }

    static <T> List<T> read(List<Block<T>> blocks) throws Exception {
        List<T> records = new ArrayList<>();
        for (BlockSplit<T> split : BlockSplit.divide(blocks, 4, 1)) {
            split.open().forEachRemaining(records::add);
        }
        return records;
    }

    static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "record-" + number).toList();
    }

    final List<Disk.Entry> spillFiles() throws IOException {
        return disk.exists(SPILL) ? disk.list(SPILL) : List.of();
    }
}
