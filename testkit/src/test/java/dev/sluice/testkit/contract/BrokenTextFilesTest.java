package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.spi.Disk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that the contract of text files can fail: one that breaks a promise fails the tests of that promise. */
class BrokenTextFilesTest {

    @Test
    void contract_whenFilesAreWrittenInPlace_fails() {
        assertThat(ContractRun.failedTestsOf(InPlace::new))
                .containsExactly(
                        "batch_becomesADirectoryWithAllItsRecordsInOrder",
                        "directory_isNeverSeenInPart",
                        "directory_whenOneOperationFails_isWholeOrNotThere",
                        "directory_whenTheDiskFailsFromAnyOperationOn_isWholeOrNotThere");
    }

    @Test
    void contract_whenTheManifestIsLeftOut_fails() {
        assertThat(ContractRun.failedTestsOf(WithoutManifest::new)).contains("directory_isNeverSeenInPart");
    }

    @Test
    void contract_whenAFailureIsIgnored_fails() {
        assertThat(ContractRun.failedTestsOf(IgnoringFailures::new))
                .contains("directory_whenOneOperationFails_isWholeOrNotThere")
                .doesNotContain("batch_becomesADirectoryWithAllItsRecordsInOrder");
    }

    private static void write(Disk disk, Path file, List<String> lines) throws IOException {
        try (Disk.SyncedOutput out = disk.create(file)) {
            out.write((String.join("\n", lines) + "\n").getBytes(UTF_8));
        }
    }

    private static final class InPlace extends TextFilesContract {
        @Override
        protected void save(DStream<String> stream, Path parent, Disk disk) {
            stream.foreachRDD((rdd, batch) -> {
                Path directory = parent.resolve("lines-" + batch.milliseconds());
                disk.createDirectories(directory);
                write(disk, directory.resolve("part-00000"), rdd.collect());
                write(disk, directory.resolve("_SUCCESS"), List.of("part-00000\t" + rdd.count()));
            });
        }
    }

    private static final class WithoutManifest extends TextFilesContract {
        @Override
        protected void save(DStream<String> stream, Path parent, Disk disk) {
            stream.foreachRDD((rdd, batch) -> {
                Path staging = parent.resolve(".staging");
                disk.createDirectories(staging);
                write(disk, staging.resolve("part-00000"), rdd.collect());
                disk.moveAtomically(staging, parent.resolve("lines-" + batch.milliseconds()));
                disk.syncDirectory(parent);
            });
        }
    }

    private static final class IgnoringFailures extends TextFilesContract {
        @Override
        protected void save(DStream<String> stream, Path parent, Disk disk) {
            stream.foreachRDD((rdd, batch) -> {
                Path staging = parent.resolve(".staging");
                disk.createDirectories(staging);
                long count = rdd.count();
                try {
                    write(disk, staging.resolve("part-00000"), rdd.collect());
                } catch (IOException ignored) {
                    count = 0;
                }
                write(disk, staging.resolve("_SUCCESS"), List.of("part-00000\t" + count));
                disk.moveAtomically(staging, parent.resolve("lines-" + batch.milliseconds()));
            });
        }
    }
}
