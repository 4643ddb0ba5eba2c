package dev.sluice.spi;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Opens a kind of state store. Found by {@link java.util.ServiceLoader}; {@code sluice.state.store} names which one a program uses.
 *
 * <p><b>Thread rule:</b> called once, while the program starts.
 */
public interface StateStoreProvider {

    /** Returns the name by which {@code sluice.state.store} asks for this kind, for example {@code rocksdb}; not {@code heap}. */
    String name();

    /**
     * Opens an empty store.
     *
     * @throws dev.sluice.error.StreamingException if it cannot be opened; the program then does not start
     */
    StateStore open(Context context);

    /**
     * What a store may use.
     *
     * @param codec turns keys and values into bytes
     * @param disk makes and removes directories
     * @param directory where to keep files, if {@code sluice.state.directory} says so
     * @param memoryLimitBytes the bound on the store's memory, at least 1
     */
    record Context(BlockCodec codec, Disk disk, Optional<Path> directory, long memoryLimitBytes) {
        public Context {
            requireNonNull(codec, "codec");
            requireNonNull(disk, "disk");
            requireNonNull(directory, "directory");
            if (memoryLimitBytes < 1) {
                throw new IllegalArgumentException("The memory limit must be at least 1 byte, got " + memoryLimitBytes);
            }
        }
    }
}
