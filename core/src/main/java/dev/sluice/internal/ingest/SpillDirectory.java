package dev.sluice.internal.ingest;

import dev.sluice.config.ReceiverKeys;
import dev.sluice.spi.Disk;
import dev.sluice.spi.SourceContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Where one receiver's blocks spill to: a private directory with a name that nobody can guess, made when it is first needed.
 *
 * <p><b>Thread rule:</b> thread-safe because files have names of their own; {@link #deleteAll} comes last.
 */
final class SpillDirectory {
    private final Disk disk;
    private final Path directory;
    private final AtomicLong fileCount = new AtomicLong();

    SpillDirectory(Disk disk, Path directory) {
        this.disk = disk;
        this.directory = directory;
    }

    static SpillDirectory of(SourceContext context) {
        Path parent = context.conf()
                .get(ReceiverKeys.SPILL_DIRECTORY)
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", ".")));
        long random = context.seams()
                .randomness()
                .generator("spill-directory-" + context.streamId())
                .nextLong();
        String name = "sluice-spill-" + context.streamId() + "-" + Long.toHexString(random);
        return new SpillDirectory(context.seams().disk(), parent.resolve(name));
    }

    /** Writes one file of the given pieces, one after the other. The file is gone again if that fails. */
    SpillFile write(List<byte[]> pieces) throws IOException {
        disk.createPrivateDirectories(directory);
        Path path = directory.resolve("blocks-" + fileCount.incrementAndGet());
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
    void deleteAll() throws IOException {
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
