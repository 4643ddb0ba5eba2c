package dev.sluice.internal.simulated;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.simulated.DiskFault.Operation;
import dev.sluice.internal.simulated.MemoryNode.Directory;
import dev.sluice.internal.simulated.MemoryNode.File;
import dev.sluice.spi.Clock;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Keeps files in memory and remembers what of them is durable, so that a test can pull the plug.
 *
 * <p>As on a real disk, the bytes of a file and its name are made durable apart: {@link SyncedOutput#sync} the one,
 * {@link #syncDirectory} the other. {@link #crash} takes the disk back to what is durable. There are no links, no permissions, and
 * files are at most 2 GB long. In the beginning there is an empty root.
 *
 * <p><b>Thread rule:</b> thread-safe because of one lock.
 */
public final class MemoryDisk implements Disk {
    private final Clock clock;
    private final Object lock = new Object();
    private final Directory root = new Directory();
    private DiskFault fault = (operation, path) -> {};

    public MemoryDisk(Clock clock) {
        this.clock = requireNonNull(clock, "clock");
    }

    /** Asks {@code newFault} before each operation from now on. */
    public void failWith(DiskFault newFault) {
        synchronized (lock) {
            fault = requireNonNull(newFault, "newFault");
        }
    }

    /** Loses what was not made durable: bytes, new names, moves and deletions. */
    public void crash() {
        synchronized (lock) {
            root.crash();
        }
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        synchronized (lock) {
            fault.before(Operation.LIST, directory);
            return directoryAt(directory).children().entrySet().stream()
                    .map(child -> entryOf(directory.resolve(child.getKey()), child.getValue()))
                    .toList();
        }
    }

    @Override
    public boolean exists(Path path) {
        synchronized (lock) {
            return find(path).isPresent();
        }
    }

    @Override
    public void createPrivateDirectories(Path directory) throws IOException {
        createDirectories(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        synchronized (lock) {
            fault.before(Operation.CREATE_DIRECTORY, directory);
            Directory at = root;
            for (Path name : directory.toAbsolutePath().normalize()) {
                MemoryNode next = at.children().computeIfAbsent(name.toString(), absent -> new Directory());
                if (!(next instanceof Directory nextDirectory)) {
                    throw new FileAlreadyExistsException(directory.toString(), null, name + " is a file");
                }
                at = nextDirectory;
            }
        }
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        if (position < 0) {
            throw new IllegalArgumentException("position in " + file + " must not be negative, got " + position);
        }
        synchronized (lock) {
            fault.before(Operation.READ, file);
            return new Input(file, fileAt(file), position);
        }
    }

    @Override
    public SyncedOutput create(Path file) throws IOException {
        synchronized (lock) {
            fault.before(Operation.CREATE, file);
            Directory parent = parentOf(file);
            if (parent.children().containsKey(nameOf(file))) {
                throw new FileAlreadyExistsException(file.toString());
            }
            File created = new File();
            created.touch(clock.epochMillis());
            parent.children().put(nameOf(file), created);
            return new Output(file, created);
        }
    }

    @Override
    public void moveAtomically(Path source, Path target) throws IOException {
        synchronized (lock) {
            fault.before(Operation.MOVE, source);
            MemoryNode moved = find(source).orElseThrow(() -> new NoSuchFileException(source.toString()));
            Directory targetParent = parentOf(target);
            checkReplaceable(moved, target);
            parentOf(source).children().remove(nameOf(source));
            targetParent.children().put(nameOf(target), moved);
        }
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        synchronized (lock) {
            fault.before(Operation.SYNC_DIRECTORY, directory);
            directoryAt(directory).sync();
        }
    }

    @Override
    public void deleteRecursively(Path path) throws IOException {
        synchronized (lock) {
            fault.before(Operation.DELETE, path);
            if (find(path).isPresent()) {
                parentOf(path).children().remove(nameOf(path));
            }
        }
    }

    private Optional<MemoryNode> find(Path path) {
        MemoryNode at = root;
        for (Path name : path.toAbsolutePath().normalize()) {
            MemoryNode next =
                    at instanceof Directory directory ? directory.children().get(name.toString()) : null;
            if (next == null) {
                return Optional.empty();
            }
            at = next;
        }
        return Optional.of(at);
    }

    private Directory directoryAt(Path path) throws IOException {
        MemoryNode node = find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (node instanceof Directory directory) {
            return directory;
        }
        throw new NotDirectoryException(path.toString());
    }

    private File fileAt(Path path) throws IOException {
        MemoryNode node = find(path).orElseThrow(() -> new NoSuchFileException(path.toString()));
        if (node instanceof File file) {
            return file;
        }
        throw new FileSystemException(path.toString(), null, "is a directory, not a file to read");
    }

    private Directory parentOf(Path path) throws IOException {
        Path parent = path.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            throw new FileSystemException(path.toString(), null, "is the root");
        }
        return directoryAt(parent);
    }

    private void checkReplaceable(MemoryNode moved, Path target) throws IOException {
        Optional<MemoryNode> replaced = find(target);
        if (replaced.isPresent() && replaced.get() instanceof Directory directory) {
            if (moved instanceof File) {
                throw new FileSystemException(target.toString(), null, "is a directory; a file can not replace it");
            }
            if (!directory.children().isEmpty()) {
                throw new DirectoryNotEmptyException(target.toString());
            }
        }
    }

    private static String nameOf(Path path) {
        return path.toAbsolutePath().normalize().getFileName().toString();
    }

    private static Entry entryOf(Path path, MemoryNode node) {
        long sizeBytes = node instanceof File file ? file.size() : 0;
        return new Entry(path, node instanceof Directory, sizeBytes, node.modifiedMillis());
    }

    private final class Input extends InputStream {
        private final Path path;
        private final File file;
        private long position;

        private Input(Path path, File file, long position) {
            this.path = path;
            this.file = file;
            this.position = position;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, buffer.length);
            if (length == 0) {
                return 0;
            }
            synchronized (lock) {
                fault.before(Operation.READ, path);
                int count = file.read(position, buffer, offset, length);
                position += Math.max(0, count);
                return count;
            }
        }
    }

    private final class Output extends SyncedOutput {
        private final Path path;
        private final File file;
        private boolean isClosed;

        private Output(Path path, File file) {
            this.path = path;
            this.file = file;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            Objects.checkFromIndexSize(offset, length, bytes.length);
            synchronized (lock) {
                checkOpen();
                fault.before(Operation.WRITE, path);
                file.append(bytes, offset, length);
                file.touch(clock.epochMillis());
            }
        }

        @Override
        public void sync() throws IOException {
            synchronized (lock) {
                checkOpen();
                fault.before(Operation.SYNC, path);
                file.sync();
            }
        }

        @Override
        public void close() {
            synchronized (lock) {
                isClosed = true;
            }
        }

        private void checkOpen() throws IOException {
            if (isClosed) {
                throw new IOException(path + " has been closed");
            }
        }
    }
}
