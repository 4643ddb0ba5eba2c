package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Disk.SyncedOutput;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContextInputsTest {
    private final StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));

    @Test
    void textFile_whenUsedInTransform_givesItsLinesInEachBatch() throws IOException {
        write("names.txt", "a\r\nb\nc".getBytes(StandardCharsets.UTF_8));
        TestInput<String> input = driver.input("input");
        var names = driver.context().textFile("tables/names.txt");
        TestOutput<String> output = driver.capture(input.stream().transform(rdd -> names.subtract(rdd)));
        driver.start();

        input.add("b");
        driver.nextBatch();
        driver.nextBatch();

        assertThat(output.perBatch().get(0)).containsExactlyInAnyOrder("a", "c");
        assertThat(output.perBatch().get(1)).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void textFile_whenLarge_hasThePartitionsAskedFor() throws IOException {
        write("large.txt", "0123456\n".repeat(40_000).getBytes(StandardCharsets.UTF_8));

        assertThat(driver.context().textFile("tables/large.txt", 2).partitionCount())
                .isEqualTo(2);
        assertThat(driver.context().textFile("tables/large.txt", 3).partitionCount())
                .isEqualTo(3);
    }

    @Test
    void storageLevelOfASocket_isTheOneGiven() {
        driver.context()
                .socketStream("localhost", 9999, in -> List.of(in.read()), StorageLevel.NONE)
                .print();

        assertThatThrownBy(driver::start).hasMessageContaining("StorageLevel.NONE");
    }

    @Test
    void textFile_whenEmpty_hasNoPartitions() throws IOException {
        write("empty.txt", new byte[0]);

        assertThat(driver.context().textFile("tables/empty.txt").partitionCount())
                .isZero();
    }

    @Test
    void textFile_whenMissing_isRefusedByName() {
        assertThatThrownBy(() -> driver.context().textFile("tables/gone.txt"))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("gone.txt");
    }

    @Test
    void textFile_whenNotUtf8_failsTheBatchAndNamesTheFile() throws IOException {
        write("latin.txt", new byte[] {'a', '\n', (byte) 0xe9, '\n'});
        TestInput<String> input = driver.input("input");
        var latin = driver.context().textFile("tables/latin.txt");
        driver.capture(input.stream().transform(rdd -> rdd.union(latin)));
        driver.start();

        assertThatThrownBy(driver::nextBatch).hasStackTraceContaining("In tables/latin.txt a line is not valid UTF-8");
    }

    @Test
    void textFile_withoutPartitions_isRefused() {
        assertThatThrownBy(() -> driver.context().textFile("x", 0))
                .hasMessage("textFile needs at least 1 partition, got 0");
    }

    private void write(String name, byte[] bytes) throws IOException {
        driver.disk().createDirectories(Path.of("tables"));
        try (SyncedOutput out = driver.disk().create(Path.of("tables", name))) {
            out.write(bytes);
        }
    }
}
