package dev.sluice.rocksdb;

import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.spi.Seams;
import dev.sluice.spi.StateStore;
import dev.sluice.spi.StateStoreProvider.Context;
import dev.sluice.testkit.contract.StateStoreContract;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

class RocksStateStoreContractTest extends StateStoreContract {
    private final Seams seams = SystemSeams.create(1, "rocksdb-test");

    @TempDir
    private Path directory;

    @AfterEach
    void closeSeams() {
        seams.tasks().close();
    }

    @Override
    protected StateStore create() {
        return new RocksStateStoreProvider()
                .open(new Context(new FrameBlockCodec(), seams.disk(), Optional.of(directory), 16 << 20));
    }

    @Override
    protected int randomCases() {
        return 60;
    }
}
