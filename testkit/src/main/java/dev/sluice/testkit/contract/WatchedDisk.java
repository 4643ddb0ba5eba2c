package dev.sluice.testkit.contract;

import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/**
 * A disk that shows the state before each operation to an observer, which may make the operation fail.
 *
 * <p><b>Thread rule:</b> as the disk behind it, which the observer may use too.
 */
final class WatchedDisk implements Disk {
    private final Disk behind;
    private final Observer observer;

    WatchedDisk(Disk behind, Observer observer) {
        this.behind = behind;
        this.observer = observer;
    }

    /** Looks at the disk. */
    @FunctionalInterface
    interface Observer {
        /** Called before each operation; what it throws, the operation throws. */
        void before() throws IOException;
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        observer.before();
        return behind.list(directory);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        observer.before();
        return behind.exists(path);
    }

    @Override
    public void createPrivateDirectories(Path directory) throws IOException {
        observer.before();
        behind.createPrivateDirectories(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        observer.before();
        behind.createDirectories(directory);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        observer.before();
        return behind.read(file, position);
    }

    @Override
    public SyncedOutput create(Path file) throws IOException {
        observer.before();
        SyncedOutput created = behind.create(file);
        return new SyncedOutput() {
            @Override
            public void write(int value) throws IOException {
                observer.before();
                created.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                observer.before();
                created.write(bytes, offset, length);
            }

            @Override
            public void sync() throws IOException {
                observer.before();
                created.sync();
            }

            @Override
            public void close() throws IOException {
                created.close();
            }
        };
    }

    @Override
    public void moveAtomically(Path source, Path target) throws IOException {
        observer.before();
        behind.moveAtomically(source, target);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        observer.before();
        behind.syncDirectory(directory);
    }

    @Override
    public void deleteRecursively(Path path) throws IOException {
        observer.before();
        behind.deleteRecursively(path);
    }
}
