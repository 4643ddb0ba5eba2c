package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.rdd.StorageLevel;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of blocks when memory or disk is full. */
@Timeout(30)
class BlockSpillTest extends BlockBufferFixture {
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
