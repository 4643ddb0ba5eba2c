package dev.sluice.rocksdb;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStoreProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import org.rocksdb.RocksDBException;

/**
 * Opens state in RocksDB, under the name {@code rocksdb}.
 *
 * <p>The database is a directory of its own with a name that nobody can guess, readable by this user alone, in {@code sluice.state.directory};
 * it is deleted when the program stops.
 *
 * <p><b>Thread rule:</b> called once, while the program starts.
 */
public final class RocksStateStoreProvider implements StateStoreProvider {

    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public StateStore open(Context context) {
        Path parent = context.directory().orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir", ".")));
        Path directory = parent.resolve("sluice-state-" + UUID.randomUUID()).toAbsolutePath();
        try {
            context.disk().createPrivateDirectories(directory);
            return new RocksStateStore(
                    Database.open(directory, context.memoryLimitBytes(), context.disk()), context.codec());
        } catch (IOException | RocksDBException failure) {
            throw new StreamingException(
                    ErrorCode.STORAGE_IO_FAILED,
                    "The state store rocksdb could not be opened in " + directory + ": " + failure.getMessage()
                            + ". Check that sluice.state.directory can be written and has room.",
                    failure);
        }
    }
}
