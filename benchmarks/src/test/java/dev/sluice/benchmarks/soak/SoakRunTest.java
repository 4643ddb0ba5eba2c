package dev.sluice.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The soak in short, bounded by records: what a program that spills leaves behind when it has been stopped. */
class SoakRunTest {
    private static final int LINES = 20_000;
    private static final int PASSES = 10;
    private static final long BUFFER_BYTES = 64 << 10;

    @TempDir
    private Path spillDirectory;

    @Test
    void stoppedProgram_leavesNoThreadNoFileHandleAndNoSpilledBlock_andHasCountedEverything() throws Exception {
        OpenThings before = OpenThings.now();
        SoakRun run = new SoakRun(SoakText.create(LINES), spillDirectory, BUFFER_BYTES);
        try (run) {
            for (int pass = 0; pass < PASSES; pass++) {
                run.sendPass();
            }
            run.awaitCounted();
            assertThat(OpenThings.now().threads())
                    .as("threads while it runs")
                    .hasSizeGreaterThan(before.threads().size());
        }

        assertThat(run.isCountExact()).isTrue();
        assertThat(run.spilledBytes()).isPositive();
        assertThat(run.failedBatchCount()).isZero();
        assertThat(before.threadsLeft()).isEmpty();
        assertThat(before.handlesLeft()).isEmpty();
        assertThat(spillDirectory).isEmptyDirectory();
    }
}
