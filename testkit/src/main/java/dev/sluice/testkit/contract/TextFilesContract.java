package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.StreamingContext;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingContextState;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.source.QueueSource;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Seams;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Checks an output that writes each batch as a directory of text files: the directory is there whole or not at all, whatever operation on
 * the disk fails, and its manifest lists what is in it.
 *
 * <p>Extend it for an output of yours that promises the same:
 *
 * <pre>{@code
 * final class CompressedFilesTest extends TextFilesContract {
 *     protected void save(DStream<String> stream, Path parent, Disk disk) {
 *         stream.foreachRDD((rdd, batch) -> new MyFiles(parent.resolve("out-" + batch.milliseconds()), disk).write(rdd));
 *     }
 * }
 * }</pre>
 *
 * <p>A whole directory has a file {@code _SUCCESS} with one line for each file: its name, a tab, and its number of lines.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
public abstract class TextFilesContract {
    private static final Path PARENT = Path.of("/out");
    private static final int PARALLELISM = 2;
    private static final int RECORDS = 3_000;
    private static final int MOST_OPERATIONS = 500;

    private final List<String> faults = new ArrayList<>();
    private int operationCount;
    private int failFrom = Integer.MAX_VALUE;
    private int failUntil = Integer.MAX_VALUE;

    /** Adds the output under test: each batch becomes a directory in {@code parent}, whose name does not begin with a dot. */
    protected abstract void save(DStream<String> stream, Path parent, Disk disk);

    /** Returns the lines of a file of a visible directory, as text; plain UTF-8 unless overridden. */
    protected List<String> lines(Disk disk, Path file) throws IOException {
        try (InputStream in = disk.read(file, 0)) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }

    @Test
    public void batch_becomesADirectoryWithAllItsRecordsInOrder() throws Exception {
        assertThat(directoriesAfterABatch())
                .singleElement()
                .satisfies(lines -> assertThat(lines).isEqualTo(records()));
        assertThat(faults).isEmpty();
    }

    @Test
    public void directory_isNeverSeenInPart() throws Exception {
        assertThat(directoriesAfterABatch()).hasSize(1);
        assertThat(faults).isEmpty();
    }

    @Test
    public void directory_whenTheDiskFailsFromAnyOperationOn_isWholeOrNotThere() throws Exception {
        int operations = countOperations();
        for (int first = 1; first <= operations; first++) {
            failFrom = first;
            failUntil = Integer.MAX_VALUE;
            for (List<String> lines : directoriesAfterABatch()) {
                assertThat(lines)
                        .as("lines when the disk fails from operation " + first + " on")
                        .isEqualTo(records());
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    public void directory_whenOneOperationFails_isWholeOrNotThere() throws Exception {
        int operations = countOperations();
        for (int only = 1; only <= operations; only++) {
            failFrom = only;
            failUntil = only;
            for (List<String> lines : directoriesAfterABatch()) {
                assertThat(lines).as("lines when operation " + only + " fails").isEqualTo(records());
            }
        }
        assertThat(faults).isEmpty();
    }

    private int countOperations() throws Exception {
        assertThat(directoriesAfterABatch()).hasSize(1);
        assertThat(operationCount).isBetween(1, MOST_OPERATIONS);
        return operationCount;
    }

    /** Runs one batch in a new world and returns the lines of each directory that can be seen then. */
    private List<List<String>> directoriesAfterABatch() throws Exception {
        SimulatedSeams simulated = SimulatedSeams.inOrder(0, PARALLELISM);
        MemoryDisk disk = simulated.disk();
        disk.createDirectories(PARENT);
        operationCount = 0;
        Disk watched = new WatchedDisk(disk, () -> observe(disk));
        Seams seams = new Seams(
                simulated.clock(), simulated.tasks(), watched, simulated.connections(), simulated.randomness());
        runBatch(seams, simulated);
        List<List<String>> directories = new ArrayList<>();
        for (Path directory : visible(disk)) {
            check(disk, directory);
            directories.add(linesOf(disk, directory));
        }
        return directories;
    }

    private void runBatch(Seams seams, SimulatedSeams simulated) {
        QueueSource<String> queue = QueueSource.create();
        StreamingConf conf = StreamingConf.create().appName("contract");
        try (StreamingContext context =
                new StreamingContext(conf, Duration.ofSeconds(1), seams, EmbeddedRuntime::new)) {
            save(context.stream(queue), PARENT, seams.disk());
            queue.add(records());
            context.start();
            simulated.tasks().advance(Duration.ofSeconds(1));
            assertThat(context.getState()).isEqualTo(StreamingContextState.ACTIVE);
        }
    }

    private void observe(MemoryDisk disk) throws IOException {
        operationCount++;
        for (Path directory : visible(disk)) {
            check(disk, directory);
        }
        if (operationCount >= failFrom && operationCount <= failUntil) {
            throw new IOException("operation " + operationCount + " was made to fail");
        }
    }

    private void check(MemoryDisk disk, Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        for (Disk.Entry entry : disk.list(directory)) {
            String name = entry.path().getFileName().toString();
            if (!name.equals("_SUCCESS")) {
                found.add(name + "\t" + lines(disk, entry.path()).size());
            }
        }
        Path manifest = directory.resolve("_SUCCESS");
        List<String> listed = disk.exists(manifest) ? lines(disk, manifest) : List.of();
        if (!listed.equals(found)) {
            faults.add(
                    "before operation " + operationCount + " " + directory + " has " + found + ", and lists " + listed);
        }
    }

    private List<String> linesOf(MemoryDisk disk, Path directory) throws IOException {
        List<String> all = new ArrayList<>();
        for (Disk.Entry entry : disk.list(directory)) {
            if (!entry.path().endsWith("_SUCCESS")) {
                all.addAll(lines(disk, entry.path()));
            }
        }
        return all;
    }

    private static List<Path> visible(MemoryDisk disk) throws IOException {
        return disk.list(PARENT).stream()
                .map(Disk.Entry::path)
                .filter(path -> !path.getFileName().toString().startsWith("."))
                .toList();
    }

    private static List<String> records() {
        return IntStream.range(0, RECORDS)
                .mapToObj(number -> "record " + number)
                .toList();
    }
}
