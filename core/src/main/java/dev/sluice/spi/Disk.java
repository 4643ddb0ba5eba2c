package dev.sluice.spi;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * Seam 3 of 5: files.
 *
 * <p>A path is a name here; only an implementation of this type touches the file system with it.
 *
 * <p><b>Thread rule:</b> thread-safe; a stream that was handed out is confined to its user.
 */
public interface Disk {

    /**
     * Returns what lies directly in a directory, sorted by name; throws {@link java.nio.file.NoSuchFileException} if it is not there. A
     * link is described by what it leads to, and left out if that is nothing.
     */
    List<Entry> list(Path directory) throws IOException;

    /** Returns whether something is there; a link is, whatever it leads to. */
    boolean exists(Path path) throws IOException;

    /**
     * Creates a directory and its parents with access for the owner only; leaves alone those that are there, and refuses one that is a
     * link.
     */
    void createPrivateDirectories(Path directory) throws IOException;

    /** Creates a directory and its parents with the default access; leaves alone those that are there. */
    void createDirectories(Path directory) throws IOException;

    /** Opens a file for reading from {@code position}, in bytes; from its end or beyond, nothing is read. Refuses a directory. */
    InputStream read(Path file, long position) throws IOException;

    /**
     * Creates a new file for writing; refuses one that is there, and does not follow a link. What is written is durable only after
     * {@link SyncedOutput#sync}.
     */
    SyncedOutput create(Path file) throws IOException;

    /** Moves a file or directory in one step, replacing a file that is there. A directory that is not empty is not replaced. */
    void moveAtomically(Path source, Path target) throws IOException;

    /** Makes the names in a directory durable. */
    void syncDirectory(Path directory) throws IOException;

    /** Deletes a file or a directory with all that is in it; does nothing if it is not there; does not follow links. */
    void deleteRecursively(Path path) throws IOException;

    /**
     * A file or directory.
     *
     * @param path where it is
     * @param isDirectory whether it is a directory
     * @param sizeBytes its size
     * @param modifiedEpochMillis when it was last changed
     */
    record Entry(Path path, boolean isDirectory, long sizeBytes, long modifiedEpochMillis) {}

    /** An output stream whose bytes can be made durable. */
    abstract class SyncedOutput extends OutputStream {
        /** Returns when all bytes written so far are durable. */
        public abstract void sync() throws IOException;
    }
}
