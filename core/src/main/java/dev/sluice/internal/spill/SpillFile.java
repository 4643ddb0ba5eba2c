package dev.sluice.internal.spill;

import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * A file that holds some encoded pieces and goes with the last of them.
 *
 * <p><b>Thread rule:</b> {@link #liveBlockCount} is guarded by whoever shares the file between pieces; the rest is immutable.
 */
public final class SpillFile {
    /** The pieces that are still needed. */
    public int liveBlockCount;

    private final Disk disk;
    private final Path path;
    private final long sizeBytes;

    SpillFile(Disk disk, Path path, long sizeBytes) {
        this.disk = disk;
        this.path = path;
        this.sizeBytes = sizeBytes;
    }

    public Path path() {
        return path;
    }

    public long sizeBytes() {
        return sizeBytes;
    }

    InputStream read(long offset) throws IOException {
        return disk.read(path, offset);
    }

    public void delete() throws IOException {
        disk.deleteRecursively(path);
    }
}
