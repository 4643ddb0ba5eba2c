package dev.sluice.testkit.contract;

import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Broken on purpose: what was moved away is still there. */
final class CopyingDisk implements Disk {
    private final Disk sound;

    CopyingDisk(Disk sound) {
        this.sound = sound;
    }

    @Override
    public void moveAtomically(Path source, Path target) throws IOException {
        sound.moveAtomically(source, target);
        sound.create(source).close();
    }

    @Override
    public List<Entry> list(Path directory) throws IOException {
        return sound.list(directory);
    }

    @Override
    public boolean exists(Path path) throws IOException {
        return sound.exists(path);
    }

    @Override
    public void createPrivateDirectories(Path directory) throws IOException {
        sound.createPrivateDirectories(directory);
    }

    @Override
    public void createDirectories(Path directory) throws IOException {
        sound.createDirectories(directory);
    }

    @Override
    public InputStream read(Path file, long position) throws IOException {
        return sound.read(file, position);
    }

    @Override
    public SyncedOutput create(Path file) throws IOException {
        return sound.create(file);
    }

    @Override
    public void syncDirectory(Path directory) throws IOException {
        sound.syncDirectory(directory);
    }

    @Override
    public void deleteRecursively(Path path) throws IOException {
        sound.deleteRecursively(path);
    }
}
