package dev.sluice.config;

import static dev.sluice.config.ConfigKey.key;
import static dev.sluice.config.ValueFormat.bytes;
import static dev.sluice.config.ValueFormat.directory;
import static dev.sluice.config.ValueFormat.text;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Settings of the state that operators keep from batch to batch.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class StateKeys {
    private static final long KIB = 1L << 10;
    private static final long TIB = 1L << 40;

    /** What keeps the state. */
    public static final ConfigKey<String> STORE = key("state.store", text())
            .define(
                    "heap",
                    "What keeps the state of operators: heap, or the name of a store that is on the class path, such as"
                            + " rocksdb.");

    /** The bound on the memory that state takes; empty means half of the heap. */
    public static final ConfigKey<Optional<Long>> MEMORY_LIMIT = key(
                    "state.memoryLimit", bytes(64 * KIB, 1024 * TIB).or("auto"))
            .define(
                    Optional.empty(),
                    "How much memory the state of all operators by key may take, by estimate; auto is half of the JVM's"
                            + " maximal heap. A batch that would need more fails before its outputs, and changes nothing."
                            + " A store on disk keeps its caches within it.");

    /** The directory of a store that keeps files; empty means a fresh private one among the temporary files. */
    public static final ConfigKey<Optional<Path>> DIRECTORY = key(
                    "state.directory", directory().or("auto"))
            .define(
                    Optional.empty(),
                    "Where a store that keeps files makes its own directory, readable by this user alone; auto is among"
                            + " the system's temporary files. heap keeps none.");

    static final List<ConfigKey<?>> ALL = List.of(STORE, MEMORY_LIMIT, DIRECTORY);

    private StateKeys() {}
}
