package dev.sluice.internal.simulated;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Decides before each operation of a {@link MemoryDisk} whether it fails.
 *
 * <p><b>Thread rule:</b> called under the lock of the disk.
 */
@FunctionalInterface
public interface DiskFault {

    /** Throws to make the operation fail; it has then had no effect. */
    void before(Operation operation, Path path) throws IOException;

    /** What can fail. */
    enum Operation {
        LIST,
        READ,
        CREATE_DIRECTORY,
        CREATE,
        WRITE,
        SYNC,
        MOVE,
        SYNC_DIRECTORY,
        DELETE
    }
}
