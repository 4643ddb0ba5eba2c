package dev.sluice.internal.embedded;

import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.internal.spill.SpillDirectory;
import dev.sluice.spi.Clock;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Tasks;
import java.nio.file.Path;

/** Runtimes on tasks and a clock of the test's. */
final class TestRuntimes {
    static final Path SPILL = Path.of("/spill");

    private TestRuntimes() {}

    static EmbeddedRuntime of(Tasks tasks, Clock clock, EmbeddedOptions options) {
        return keeping(tasks, clock, options, new MemoryDisk(clock), Long.MAX_VALUE);
    }

    /** Returns a runtime that keeps partitions at levels of memory and disk in so much memory, and then on the disk. */
    static EmbeddedRuntime keeping(
            Tasks tasks, Clock clock, EmbeddedOptions options, Disk disk, long memoryLimitBytes) {
        SpillDirectory directory = new SpillDirectory(disk, SPILL);
        return new EmbeddedRuntime(
                tasks, clock, options, new PartitionKeeper(new FrameBlockCodec(), directory, memoryLimitBytes));
    }
}
