package dev.sluice.testkit.contract;

import dev.sluice.spi.InputBatch;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;

/**
 * Does what another reader does, but for what a subclass spoils.
 *
 * <p><b>Thread rule:</b> as the other reader.
 */
class SpoiltReader implements SourceReader<String> {
    private final SourceReader<String> behind;

    SpoiltReader(SourceReader<String> behind) {
        this.behind = behind;
    }

    @Override
    public void start() throws Exception {
        behind.start();
    }

    @Override
    public void cut(BatchTime batch) {
        behind.cut(batch);
    }

    @Override
    public InputBatch<String> plan(BatchTime batch) throws Exception {
        return behind.plan(batch);
    }

    @Override
    public void release(BatchTime batch) {
        behind.release(batch);
    }

    @Override
    public void stop() {
        behind.stop();
    }

    @Override
    public boolean hasUnplannedInput() {
        return behind.hasUnplannedInput();
    }

    @Override
    public long unplannedRecordCount() {
        return behind.unplannedRecordCount();
    }

    @Override
    public void limitRate(double recordsPerSecond) {
        behind.limitRate(recordsPerSecond);
    }

    @Override
    public void close() throws IOException {
        behind.close();
    }
}
