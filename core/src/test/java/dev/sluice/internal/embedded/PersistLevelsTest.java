package dev.sluice.internal.embedded;

import static dev.sluice.internal.embedded.Lineage.collect;
import static dev.sluice.internal.embedded.Lineage.map;
import static dev.sluice.internal.embedded.Lineage.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Persisted partitions are where their level says, and are gone when they are released. */
class PersistLevelsTest {
    private static final long ROOM_FOR_ONE_PARTITION = 130;

    private final ForkingTasks tasks = new ForkingTasks(2);
    private final SteppedClock clock = new SteppedClock();
    private final MemoryDisk disk = new MemoryDisk(clock);
    private final EmbeddedRuntime runtime = runtimeWith(ROOM_FOR_ONE_PARTITION);
    private final AtomicInteger callCount = new AtomicInteger();

    @AfterEach
    void close() {
        runtime.close();
        tasks.close();
    }

    @ParameterizedTest
    @EnumSource(value = StorageLevel.class, mode = Mode.EXCLUDE, names = "NONE")
    void everyLevel_computesOnceAndGivesTheSameAgain(StorageLevel level) {
        RDDNode.Cached<String> kept = persisted(level);

        assertThat(elements(kept)).isEqualTo(List.of(List.of("1", "2"), List.of("3", "4")));
        assertThat(elements(kept)).isEqualTo(List.of(List.of("1", "2"), List.of("3", "4")));
        assertThat(callCount).hasValue(4);
    }

    @ParameterizedTest
    @EnumSource(StorageLevel.class)
    void level_decidesHowManyPartitionsAreOnDisk(StorageLevel level) throws IOException {
        elements(persisted(level));

        assertThat(fileCount())
                .isEqualTo(
                        switch (level) {
                            case NONE, MEMORY_ONLY, MEMORY_ONLY_2, MEMORY_ONLY_SER, MEMORY_ONLY_SER_2 -> 0;
                            case MEMORY_AND_DISK, MEMORY_AND_DISK_2 -> 1;
                            case MEMORY_AND_DISK_SER, MEMORY_AND_DISK_SER_2 -> 0;
                            case DISK_ONLY, DISK_ONLY_2, DISK_ONLY_3 -> 2;
                        });
    }

    @Test
    void encodedPartitions_goToDisk_whenMemoryHasNoRoom() throws IOException {
        try (EmbeddedRuntime cramped = runtimeWith(0)) {
            RDDNode.Cached<String> kept = persisted(StorageLevel.MEMORY_AND_DISK_SER);
            cramped.run(BatchContext.NONE, collect(kept));

            assertThat(fileCount()).isEqualTo(2);
        }
    }

    @Test
    void release_givesBackMemoryAndFiles() throws IOException {
        for (int batch = 0; batch < 3; batch++) {
            RDDNode.Cached<String> kept = persisted(StorageLevel.MEMORY_AND_DISK);
            elements(kept);
            assertThat(fileCount()).isEqualTo(1);

            runtime.release(kept);

            assertThat(fileCount()).isEqualTo(0);
        }
    }

    @Test
    void close_leavesNothingOnDisk() {
        elements(persisted(StorageLevel.DISK_ONLY));

        runtime.close();

        assertThat(disk.exists(TestRuntimes.SPILL)).isFalse();
    }

    @Test
    void diskThatRefuses_failsTheJobAndSaysWhatToDo() {
        disk.failWith((operation, path) -> {
            throw new IOException("No space left on device");
        });

        assertThatThrownBy(() -> elements(persisted(StorageLevel.DISK_ONLY)))
                .hasStackTraceContaining("could not be written to disk. Free some space, set sluice.spill.directory")
                .hasStackTraceContaining("No space left on device");
    }

    @Test
    void elementsWithoutCodec_areRefusedByClass() {
        RDDNode<Object> node = map(read(List.of(1, 2)), number -> new Object());

        assertThatThrownBy(() -> runtime.run(
                        BatchContext.NONE, collect(new RDDNode.Cached<>(node, StorageLevel.MEMORY_ONLY_SER))))
                .hasStackTraceContaining("[CODEC_UNSUPPORTED]")
                .hasStackTraceContaining("java.lang.Object cannot be encoded")
                .hasStackTraceContaining("Register a Codec for it, or make it a record");
    }

    private RDDNode.Cached<String> persisted(StorageLevel level) {
        return new RDDNode.Cached<>(
                map(read(List.of(1, 2), List.of(3, 4)), number -> {
                    callCount.incrementAndGet();
                    return number.toString();
                }),
                level);
    }

    private List<List<String>> elements(RDDNode<String> node) {
        return runtime.run(BatchContext.NONE, collect(node));
    }

    private int fileCount() throws IOException {
        return disk.exists(TestRuntimes.SPILL) ? disk.list(TestRuntimes.SPILL).size() : 0;
    }

    private EmbeddedRuntime runtimeWith(long memoryLimitBytes) {
        return TestRuntimes.keeping(tasks, clock, EmbeddedOptions.ofParallelism(2), disk, memoryLimitBytes);
    }
}
