package dev.sluice.internal.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.internal.simulated.DiskFault.Operation;
import dev.sluice.spi.Disk.SyncedOutput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Power failures and faults; the rest is in the contract suite. */
class MemoryDiskTest {
    private static final Path DATA = Path.of("/data");
    private static final Path FILE = DATA.resolve("file");

    private final MemoryDisk disk = new MemoryDisk(new SimulatedClock(0));

    @BeforeEach
    void createDirectory() throws IOException {
        disk.createDirectories(DATA);
        disk.syncDirectory(Path.of("/"));
    }

    @Test
    void crash_whenBytesWereNotSynced_losesThem() throws IOException {
        SyncedOutput output = disk.create(FILE);
        output.write(new byte[] {1, 2});
        output.sync();
        output.write(3);
        disk.syncDirectory(DATA);

        disk.crash();

        try (InputStream input = disk.read(FILE, 0)) {
            assertThat(input.readAllBytes()).containsExactly(1, 2);
        }
    }

    @Test
    void crash_whenTheNameWasNotSynced_losesTheFile() throws IOException {
        SyncedOutput output = disk.create(FILE);
        output.write(1);
        output.sync();

        disk.crash();

        assertThat(disk.exists(FILE)).isFalse();
    }

    @Test
    void crash_whenAMoveWasNotSynced_undoesIt() throws IOException {
        disk.create(FILE).close();
        disk.syncDirectory(DATA);
        disk.moveAtomically(FILE, DATA.resolve("moved"));

        disk.crash();

        assertThat(disk.exists(FILE)).isTrue();
        assertThat(disk.exists(DATA.resolve("moved"))).isFalse();
    }

    @Test
    void failWith_whenAnOperationIsToFail_itHasNoEffect() throws IOException {
        SyncedOutput output = disk.create(FILE);
        disk.failWith((operation, path) -> {
            if (operation == Operation.WRITE) {
                throw new IOException("No space left on device: " + path);
            }
        });

        assertThatThrownBy(() -> output.write(1))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/data/file");
        assertThat(disk.list(DATA).get(0).sizeBytes()).isZero();
    }
}
