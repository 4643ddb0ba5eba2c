package dev.sluice.internal.spill;

import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Seams;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where elements go that do not stay in memory: a private directory with a name that nobody can guess, made when it is first needed.
 *
 * <p><b>Thread rule:</b> thread-safe because files have names of their own; {@link #deleteAll} comes last.
 */
public final class SpillDirectory {
    private final Disk disk;
    private final Path directory;
    private final AtomicLong fileCount = new AtomicLong();

    /** Names a directory that is to be used by nobody else. */
    public SpillDirectory(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    /**
     * Returns a directory where the settings want such directories to be.
     *
     * @param user whose it is, for its name; unique among those who share {@code seams}
     */
    public static SpillDirectory of(StreamingConf conf, Seams seams, String user) {
        Path parent = conf.get(ReceiverKeys.SPILL_DIRECTORY)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", ".")));
        long random = seams.randomness().generator("spill-directory-" + user).nextLong();
        return new SpillDirectory(
                seams.disk(), parent.resolve("sluice-spill-" + user + "-" + Long.toHexString(random)));
    }

    /** Writes one file of the given pieces, one after the other. The file is gone again if that fails. */
    public SpillFile write(List<byte[]> pieces) throws IOException {
        disk.createPrivateDirectories(directory);
        Path path = directory.resolve("pieces-" + fileCount.incrementAndGet());
        long sizeBytes = 0;
        try (Disk.SyncedOutput out = disk.create(path)) {
            for (byte[] piece : pieces) {
                out.write(piece);
                sizeBytes += piece.length;
            }
        } catch (IOException failure) {
            deleteAfter(failure, path);
            throw failure;
        }
        return new SpillFile(disk, path, sizeBytes);
    }

    /** Deletes the directory with all that is in it. */
    public void deleteAll() throws IOException {
        if (fileCount.get() > 0) {
            disk.deleteRecursively(directory);
        }
    }

    private void deleteAfter(IOException failure, Path path) {
        try {
            disk.deleteRecursively(path);
        } catch (IOException suppressed) {
            failure.addSuppressed(suppressed);
        }
    }
}
