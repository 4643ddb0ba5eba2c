package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(30)
class BlockBufferTest {
    private static final Path SPILL = Path.of("/spill");
    private static final BufferLimits ROOMY = new BufferLimits(1_000, 1_000_000, Long.MAX_VALUE, 1_000_000);

    private final SimulatedClock clock = new SimulatedClock(0);
    private final MemoryDisk disk = new MemoryDisk(clock);
    private final RecordedSignals signals = new RecordedSignals();

    /** Notes what a buffer tells. */
    private static final class RecordedSignals implements BufferSignals {
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

    private <T> BlockBuffer<T> buffer(StorageLevel level, BufferLimits limits) {
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

    private static <T> List<T> read(List<Block<T>> blocks) throws Exception {
        List<T> records = new ArrayList<>();
        for (BlockSplit<T> split : BlockSplit.divide(blocks, 4, 1)) {
            split.open().forEachRemaining(records::add);
        }
        return records;
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(number -> "record-" + number).toList();
    }

    private List<Disk.Entry> spillFiles() throws IOException {
        return disk.exists(SPILL) ? disk.list(SPILL) : List.of();
    }

    @Test
    void plan_returnsWhatArrivedBeforeTheCut() throws Exception {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_AND_DISK, ROOMY);
        buffer.store("a");
        buffer.store("b");
        buffer.cut(0);
        buffer.store("c");

        assertThat(read(buffer.plan(0))).containsExactly("a", "b");
        assertThat(buffer.unplannedCount()).isPositive();
    }

    @Test
    void plan_whenTwoCutsWereMerged_returnsAllUpToTheLaterOne() throws Exception {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_AND_DISK, ROOMY);
        buffer.store("a");
        buffer.cut(0);
        buffer.store("b");
        buffer.cut(1);
        buffer.store("c");
        buffer.cut(2);

        assertThat(read(buffer.plan(1))).containsExactly("a", "b");
        assertThat(read(buffer.plan(2))).containsExactly("c");
    }

    @Test
    void release_letsGoOfEarlierBatchesToo() {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_AND_DISK, ROOMY);
        for (int batch = 0; batch < 3; batch++) {
            buffer.store("a");
            buffer.cut(batch);
            buffer.plan(batch);
        }
        long bytesOfThree = buffer.memoryBytes();

        buffer.release(1);
        assertThat(buffer.memoryBytes()).isEqualTo(bytesOfThree / 3);
        buffer.release(2);
        buffer.release(2);
        assertThat(buffer.memoryBytes()).isZero();
    }

    @Test
    void plan_whenNothingArrived_isEmpty() {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_AND_DISK, ROOMY);
        buffer.cut(0);

        assertThat(buffer.plan(0)).isEmpty();
        assertThat(buffer.unplannedCount()).isZero();
    }

    @Test
    void dataArrived_isToldOncePerCut() {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_AND_DISK, ROOMY);
        buffer.store("a");
        buffer.store("b");
        assertThat(signals.arrivals.availablePermits()).isEqualTo(1);

        buffer.cut(0);
        assertThat(signals.arrivals.availablePermits()).isEqualTo(1);

        buffer.store("c");
        assertThat(signals.arrivals.availablePermits()).isEqualTo(2);
    }

    @Test
    void dataArrived_neverLosesAWakeUp_whenCutsRaceWithStores() throws Exception {
        BlockBuffer<Long> buffer = buffer(StorageLevel.MEMORY_ONLY, ROOMY);
        long recordCount = 200_000;
        ExecutorService writers = Executors.newFixedThreadPool(2);
        for (int writer = 0; writer < 2; writer++) {
            writers.execute(() -> {
                for (long number = 0; number < recordCount; number++) {
                    buffer.store(number);
                }
            });
        }

        long received = 0;
        for (long batch = 0; received < 2 * recordCount; batch++) {
            signals.arrivals.acquire(); // a lost wake-up hangs here
            buffer.cut(batch);
            received += buffer.plan(batch).stream().mapToLong(Block::size).sum();
            buffer.release(batch);
        }

        assertThat(received).isEqualTo(2 * recordCount);
        assertThat(buffer.memoryBytes()).isZero();
        writers.shutdown();
    }

    @Test
    void store_whenSeveralThreadsWrite_keepsTheOrderOfEach() throws Exception {
        BlockBuffer<String> buffer =
                buffer(StorageLevel.MEMORY_AND_DISK, new BufferLimits(2_000, 10_000, Long.MAX_VALUE, 100_000_000));
        ExecutorService writers = Executors.newFixedThreadPool(3);
        List<Future<?>> running = new ArrayList<>();
        for (int writer = 0; writer < 3; writer++) {
            String prefix = "w" + writer + "-";
            running.add(
                    writers.submit(() -> IntStream.range(0, 5_000).forEach(number -> buffer.store(prefix + number))));
        }
        for (Future<?> writer : running) {
            writer.get();
        }
        writers.shutdown();
        buffer.cut(0);

        List<String> records = read(buffer.plan(0));

        assertThat(records).hasSize(15_000);
        assertThat(records.stream().filter(record -> record.startsWith("w1-")))
                .containsExactlyElementsOf(IntStream.range(0, 5_000)
                        .mapToObj(number -> "w1-" + number)
                        .toList());
        buffer.release(0);
        assertThat(buffer.memoryBytes()).isZero();
        assertThat(buffer.diskBytes()).isZero();
        assertThat(spillFiles()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"MEMORY_AND_DISK", "MEMORY_AND_DISK_SER", "DISK_ONLY", "MEMORY_ONLY_SER"})
    void everyRecordIsReadOnceAndEverythingIsFreed_whenStoresSpillsAndReleasesRace(StorageLevel level)
            throws Exception {
        BlockBuffer<String> buffer = buffer(level, new BufferLimits(1_000, 4_000, Long.MAX_VALUE, 20_000));
        int perWriter = 20_000;
        ExecutorService writers = Executors.newFixedThreadPool(2);
        for (String prefix : List.of("a", "b")) {
            writers.execute(() -> IntStream.range(0, perWriter).forEach(number -> buffer.store(prefix + number)));
        }
        List<String> received = new ArrayList<>();

        for (long batch = 0; received.size() < 2 * perWriter; batch++) {
            signals.arrivals.acquire();
            buffer.cut(batch);
            received.addAll(read(buffer.plan(batch)));
            buffer.release(batch);
        }
        writers.shutdown();
        assertThat(writers.awaitTermination(10, TimeUnit.SECONDS)).isTrue(); // what is being moved is moved

        for (String prefix : List.of("a", "b")) {
            assertThat(received.stream().filter(record -> record.startsWith(prefix)))
                    .containsExactlyElementsOf(IntStream.range(0, perWriter)
                            .mapToObj(number -> prefix + number)
                            .toList());
        }
        assertThat(buffer.memoryBytes()).isZero();
        assertThat(buffer.diskBytes()).isZero();
        assertThat(spillFiles()).isEmpty();
    }

    @Test
    void storeAll_isOneBlockThatKeepsItsPlace() throws Exception {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_AND_DISK, ROOMY);
        buffer.store("a");
        buffer.storeAll(List.of("b", "c").iterator());
        buffer.store("d");
        buffer.storeAll(List.<String>of().iterator());
        buffer.cut(0);

        List<Block<String>> blocks = buffer.plan(0);

        assertThat(blocks).extracting(Block::size).containsExactly(1, 2, 1);
        assertThat(read(blocks)).containsExactly("a", "b", "c", "d");
    }

    @Test
    void store_whenMemoryIsFull_spillsAndKeepsAllRecordsInOrder() throws Exception {
        BlockBuffer<String> buffer =
                buffer(StorageLevel.MEMORY_AND_DISK, new BufferLimits(1_000, 4_000, Long.MAX_VALUE, 1_000_000));

        names(0, 1_000).forEach(buffer::store);
        buffer.cut(0);

        assertThat(signals.spilledBlockCount).isGreaterThan(10);
        assertThat(buffer.memoryBytes()).isLessThanOrEqualTo(5_000);
        assertThat(spillFiles()).isNotEmpty();
        List<Block<String>> blocks = buffer.plan(0);
        assertThat(read(blocks)).isEqualTo(names(0, 1_000));
        assertThat(read(blocks)).as("a retried task reads again").isEqualTo(names(0, 1_000));
        buffer.release(0);
        assertThat(spillFiles()).isEmpty();
        assertThat(buffer.diskBytes()).isZero();
        assertThat(buffer.memoryBytes()).isZero();
    }

    @Test
    void store_whenSmallBatchesPileUp_spillsSeveralOfThemIntoOneFile() throws Exception {
        BlockBuffer<String> buffer =
                buffer(StorageLevel.MEMORY_AND_DISK, new BufferLimits(1_000, 2_000, Long.MAX_VALUE, 1_000_000));
        for (int batch = 0; batch < 100; batch++) {
            buffer.store("record-" + batch);
            buffer.cut(batch);
        }

        assertThat(spillFiles()).hasSizeBetween(1, 10);
        for (int batch = 0; batch < 100; batch++) {
            assertThat(read(buffer.plan(batch))).containsExactly("record-" + batch);
            buffer.release(batch);
        }
        assertThat(spillFiles()).isEmpty();
        assertThat(buffer.memoryBytes()).isZero();
    }

    @Test
    void tryStore_whenDiskQuotaIsUsedUp_refusesUntilABatchIsReleased() throws Exception {
        BlockBuffer<String> buffer =
                buffer(StorageLevel.MEMORY_AND_DISK, new BufferLimits(1_000, 2_000, Long.MAX_VALUE, 1_000));
        int stored = 0;
        while (buffer.tryStore("record-" + stored)) {
            stored++;
        }
        assertThat(buffer.tryStore("refused")).isFalse();
        assertThat(signals.told).containsExactly("blocked");
        assertThat(buffer.diskBytes()).isBetween(1L, 1_000L);

        buffer.cut(0);
        assertThat(read(buffer.plan(0))).isEqualTo(names(0, stored));
        buffer.release(0);

        assertThat(buffer.tryStore("again")).isTrue();
        assertThat(signals.told).containsExactly("blocked", "room", "unblocked");
    }

    @Test
    void store_whenMemoryOnlyIsFull_waitsForARelease() throws Exception {
        BlockBuffer<String> buffer =
                buffer(StorageLevel.MEMORY_ONLY, new BufferLimits(500, 1_000, Long.MAX_VALUE, 1_000_000));
        int stored = 0;
        while (buffer.tryStore("record-" + stored)) {
            stored++;
        }
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<?> waiting = writer.submit(() -> buffer.store("late"));
        assertThat(signals.firstBlocked.await(10, TimeUnit.SECONDS)).isTrue();
        buffer.cut(0);
        buffer.plan(0);
        assertThat(waiting.isDone()).isFalse();

        buffer.release(0);
        waiting.get();
        buffer.cut(1);

        assertThat(read(buffer.plan(1))).containsExactly("late");
        assertThat(signals.spilledBlockCount).isZero();
        writer.shutdown();
    }

    @Test
    void store_whenStopped_isRefused_alsoForAWriterThatWaits() throws Exception {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_ONLY, new BufferLimits(100, 100, Long.MAX_VALUE, 0));
        while (buffer.tryStore("x")) {}
        ExecutorService writer = Executors.newSingleThreadExecutor();
        Future<?> waiting = writer.submit(() -> buffer.store("late"));

        buffer.end();

        assertThatThrownBy(waiting::get).hasRootCauseInstanceOf(StreamingException.class);
        assertThatThrownBy(() -> buffer.tryStore("later"))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("stopped for good");
        writer.shutdown();
    }

    @Test
    void store_whenRecordsCannotBeEncoded_keepsThemInMemoryAndSaysSoOnce() throws Exception {
        BlockBuffer<Thread.State> buffer =
                buffer(StorageLevel.MEMORY_AND_DISK, new BufferLimits(1_000, 2_000, Long.MAX_VALUE, 1_000_000));
        int stored = 0;
        while (buffer.tryStore(Thread.State.NEW)) {
            stored++;
        }
        buffer.cut(0);

        assertThat(signals.told)
                .filteredOn(told -> told.startsWith("failed"))
                .singleElement()
                .asString()
                .contains("java.lang.Thread$State");
        assertThat(read(buffer.plan(0))).hasSize(stored);
    }

    @Test
    void store_whenTheDiskFails_keepsBlocksInMemoryAndGoesOnAfterARelease() throws Exception {
        BlockBuffer<String> buffer =
                buffer(StorageLevel.MEMORY_AND_DISK, new BufferLimits(1_000, 2_000, Long.MAX_VALUE, 1_000_000));
        disk.failWith((operation, path) -> {
            throw new IOException("no space left");
        });
        int stored = 0;
        while (buffer.tryStore("record-" + stored)) {
            stored++;
        }
        buffer.cut(0);
        disk.failWith((operation, path) -> {});

        assertThat(read(buffer.plan(0))).isEqualTo(names(0, stored));
        buffer.release(0);
        names(0, 1_000).forEach(buffer::store);
        assertThat(signals.spilledBlockCount).isPositive();
    }

    @Test
    void diskOnly_keepsAtMostABlockInMemory() throws Exception {
        BlockBuffer<String> buffer = buffer(StorageLevel.DISK_ONLY, ROOMY);

        names(0, 1_000).forEach(buffer::store);

        assertThat(buffer.memoryBytes()).isLessThan(2_000);
        buffer.cut(0);
        assertThat(read(buffer.plan(0))).isEqualTo(names(0, 1_000));
    }

    @Test
    void serialisedLevel_keepsEncodedBytesInMemory() throws Exception {
        BlockBuffer<String> plain = buffer(StorageLevel.MEMORY_ONLY, ROOMY);
        BlockBuffer<String> encoded = buffer(StorageLevel.MEMORY_ONLY_SER, ROOMY);
        names(0, 1_000).forEach(plain::store);
        names(0, 1_000).forEach(encoded::store);

        assertThat(encoded.memoryBytes()).isLessThan(plain.memoryBytes() / 2);
        encoded.cut(0);
        assertThat(read(encoded.plan(0))).isEqualTo(names(0, 1_000));
        encoded.release(0);
        assertThat(encoded.memoryBytes()).isZero();
    }

    @Test
    void bufferRecords_boundsMemoryToo() throws Exception {
        BlockBuffer<String> buffer = buffer(StorageLevel.MEMORY_ONLY, new BufferLimits(1_000_000, 1_000_000, 8, 0));

        int stored = 0;
        while (buffer.tryStore("record-" + stored)) {
            stored++;
        }

        assertThat(stored).isEqualTo(8);
    }
}
