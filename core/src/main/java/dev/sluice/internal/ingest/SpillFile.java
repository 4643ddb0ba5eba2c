package dev.sluice.internal.ingest;

import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A file that holds some blocks and goes with the last of them.
 *
 * <p><b>Thread rule:</b> {@link #liveBlockCount} is guarded by the lock of the {@link BlockBuffer}; the rest is immutable.
 */
final class SpillFile {
    /** The blocks that are still needed. */
    int liveBlockCount;

    private final Disk disk;
    private final Path path;
    private final long sizeBytes;

    SpillFile(Disk disk, Path path, long sizeBytes) {
        this.disk = disk;
        this.path = path;
        this.sizeBytes = sizeBytes;
    }

    Path path() {
        return path;
    }

    long sizeBytes() {
        return sizeBytes;
    }

    InputStream read(long offset) throws IOException {
        return disk.read(path, offset);
    }

    void delete() throws IOException {
        disk.deleteRecursively(path);
    }
}
