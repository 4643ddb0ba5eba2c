package dev.sluice.sink;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.spi.Disk;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Directories of text that appear whole or not at all. */
class TextFilesTest {
    private static final Path OUT = Path.of("/out");

    @Test
    void eachBatch_isADirectoryNamedAfterItsTime() throws IOException {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            words.stream().saveAsTextFiles("/out/pre", "txt");
            driver.start();
            words.addPartitions(List.of(List.of("a", "b"), List.of(), List.of("c")));

            driver.nextBatch();

            Path directory = OUT.resolve("pre-1000.txt");
            assertThat(names(driver.disk(), OUT)).containsExactly("pre-1000.txt");
            assertThat(names(driver.disk(), directory)).containsExactly("_SUCCESS", "part-00000", "part-00002");
            assertThat(text(driver.disk(), directory.resolve("part-00000"))).isEqualTo("a\nb\n");
            assertThat(text(driver.disk(), directory.resolve("_SUCCESS"))).isEqualTo("part-00000\t2\npart-00002\t1\n");
        }
    }

    @Test
    void emptyBatch_writesNothing() throws IOException {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            driver.input("words").stream().saveAsTextFiles("/out/pre");
            driver.start();

            driver.nextBatch();

            assertThat(names(driver.disk(), OUT)).isEmpty();
        }
    }

    @Test
    void failedBatch_leavesNothingVisible() throws IOException {
        try (StreamTestDriver driver =
                StreamTestDriver.create(Durations.seconds(1)).tolerateFailures()) {
            TestInput<String> words = driver.input("words");
            words.stream()
                    .map(word -> {
                        if (word.equals("bad")) {
                            throw new IllegalStateException(word);
                        }
                        return word;
                    })
                    .saveAsTextFiles("/out/pre");
            driver.start();
            words.addPartitions(List.of(List.of("good"), List.of("good", "bad")));

            driver.nextBatch();

            assertThat(names(driver.disk(), OUT)).noneMatch(name -> name.startsWith("pre"));
        }
    }

    @Test
    void failedAttempt_ofATaskThatSucceedsLater_leavesNoFile() throws IOException {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            AtomicInteger calls = new AtomicInteger();
            words.stream()
                    .map(word -> {
                        if (word.equals("second") && calls.getAndIncrement() == 0) {
                            throw new IllegalStateException("not yet");
                        }
                        return word;
                    })
                    .saveAsTextFiles("/out/pre");
            driver.start();
            words.add("first", "second");

            driver.nextBatch();

            assertThat(names(driver.disk(), OUT.resolve("pre-1000"))).containsExactly("_SUCCESS", "part-00000");
            assertThat(text(driver.disk(), OUT.resolve("pre-1000/part-00000"))).isEqualTo("first\nsecond\n");
        }
    }

    @Test
    void namesOfOnArrivalBatches_carryTheBatchNumber() throws IOException {
        StreamingConf conf = StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            TestInput<String> words = driver.input("words");
            words.stream().saveAsTextFiles("/out/pre");
            driver.start();

            words.add("a");
            words.add("b");

            assertThat(names(driver.disk(), OUT)).containsExactly("pre-1-0", "pre-1-1");
        }
    }

    @Test
    void saveAsTextFile_whenTheDirectoryIsThere_isRefused() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            var numbers = driver.context().parallelize(List.of(1, 2, 3));
            numbers.saveAsTextFile("/out/numbers");

            assertThatThrownBy(() -> numbers.saveAsTextFile("/out/numbers"))
                    .isInstanceOfSatisfying(
                            StreamingException.class,
                            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SINK_TARGET_EXISTS));
        }
    }

    private static List<String> names(Disk disk, Path directory) throws IOException {
        return disk.list(directory).stream()
                .map(entry -> entry.path().getFileName().toString())
                .toList();
    }

    private static String text(Disk disk, Path file) throws IOException {
        try (InputStream in = disk.read(file, 0)) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
