package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.rdd.StorageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How records become the blocks of batches. */
@Timeout(30)
class BlockBufferTest extends BlockBufferFixture {
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
}
