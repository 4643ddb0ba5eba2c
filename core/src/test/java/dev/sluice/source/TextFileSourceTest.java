package dev.sluice.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.InputRejected;
import dev.sluice.internal.ingest.IngestFixture;
import dev.sluice.internal.simulated.DiskFault;
import dev.sluice.internal.simulated.MemoryDisk;
import dev.sluice.spi.Disk;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TextFileSourceTest {
    private static final Path IN = Path.of("/in");
    private static final Path STAGING = Path.of("/staging");

    private final IngestFixture fixture = new IngestFixture();
    private final MemoryDisk disk = fixture.simulated.disk();
    private StreamingConf conf = StreamingConf.create();

    @BeforeEach
    void makeDirectories() throws IOException {
        disk.createDirectories(IN);
        disk.createDirectories(STAGING);
    }

    private void write(Path file, String text) throws IOException {
        try (Disk.SyncedOutput out = disk.create(file)) {
            out.write(text.getBytes(UTF_8));
        }
    }

    private void write(String name, String text) throws IOException {
        write(IN.resolve(name), text);
    }

    private void advance(Duration duration) {
        fixture.simulated.clock().advance(duration);
    }

    private List<String> nextAfterASecond(SourceReader<String> reader) throws Exception {
        advance(Duration.ofSeconds(1));
        return fixture.nextElements(reader);
    }

    private SourceReader<String> open() throws Exception {
        return new TextFileSource(IN).open(fixture.context(conf));
    }

    @Test
    void plan_takesFilesThatCameAfterTheStart() throws Exception {
        write("old", "old\n");
        SourceReader<String> reader = open();
        write("new", "a\r\nb\nc");

        assertThat(nextAfterASecond(reader)).containsExactly("a", "b", "c");
        assertThat(nextAfterASecond(reader)).isEmpty();
        write("newer", "d\n");
        assertThat(nextAfterASecond(reader)).containsExactly("d");
    }

    @Test
    void plan_withPresentFiles_takesAlsoTheOldOnesWhateverTheirAge() throws Exception {
        write("old", "old\n");
        advance(Duration.ofDays(30));
        SourceReader<String> reader = new TextFileSource(IN).withPresentFiles().open(fixture.context(conf));

        assertThat(nextAfterASecond(reader)).containsExactly("old");
    }

    @Test
    void plan_takesAFileThatIsMovedInWithAnOldTimeOfChange() throws Exception {
        write(STAGING.resolve("file"), "moved\n");
        advance(Duration.ofHours(5));
        SourceReader<String> reader = open();
        disk.moveAtomically(STAGING.resolve("file"), IN.resolve("file"));

        assertThat(nextAfterASecond(reader)).containsExactly("moved");
        advance(Duration.ofHours(1));
        assertThat(nextAfterASecond(reader))
                .as("it is remembered as long as it is there")
                .isEmpty();
    }

    @Test
    void plan_leavesOutFilesThatAreNotComplete() throws Exception {
        SourceReader<String> reader = open();
        for (String name : List.of(".hidden", "_SUCCESS", "part.tmp", "part.inprogress")) {
            write(name, name + "\n");
        }
        write("part", "part\n");

        assertThat(nextAfterASecond(reader)).containsExactly("part");
    }

    @Test
    void plan_leavesFilesFromTheFutureForLater() throws Exception {
        SourceReader<String> reader = open();
        advance(Duration.ofMillis(2_500));
        write("late", "late\n");

        assertThat(IngestFixture.elements(reader.plan(BatchTime.of(0, 2_000)))).isEmpty();
        assertThat(IngestFixture.elements(reader.plan(BatchTime.of(1, 3_000)))).containsExactly("late");
    }

    @Test
    void plan_reportsRecordCountsAndNames() throws Exception {
        SourceReader<String> reader = open();
        write("a", "1\n2\r\n\r3");
        write("b", "");
        advance(Duration.ofSeconds(1));

        InputBatch<String> batch = fixture.nextBatch(reader);

        assertThat(batch.recordCount()).isEqualTo(4);
        assertThat(batch.description()).isEqualTo("/in/a, /in/b");
        assertThat(IngestFixture.elements(batch)).containsExactly("1", "2", "", "3");
    }

    @Test
    void plan_whenListingFails_throwsAndTheFilesStay() throws Exception {
        SourceReader<String> reader = open();
        write("a", "a\n");
        disk.failWith((operation, path) -> {
            if (operation == DiskFault.Operation.LIST) {
                throw new IOException("permission denied");
            }
        });
        advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> fixture.nextBatch(reader))
                .hasMessageContaining("/in")
                .hasMessageContaining("permission denied");

        disk.failWith((operation, path) -> {});
        assertThat(nextAfterASecond(reader)).containsExactly("a");
    }

    @Test
    void plan_whenCountingFails_throwsAndAllFilesStay() throws Exception {
        SourceReader<String> reader = open();
        write("a", "a\n");
        write("b", "b\n");
        disk.failWith((operation, path) -> {
            if (operation == DiskFault.Operation.READ && path.endsWith("b")) {
                throw new IOException("bad sector");
            }
        });
        advance(Duration.ofSeconds(1));
        assertThatThrownBy(() -> fixture.nextBatch(reader)).hasMessageContaining("bad sector");

        disk.failWith((operation, path) -> {});
        assertThat(nextAfterASecond(reader)).containsExactly("a", "b");
    }

    @Test
    void open_whenDirectoryIsMissing_isRejected() {
        assertThatThrownBy(() -> new TextFileSource(Path.of("/nowhere")).open(fixture.context(conf)))
                .hasMessageContaining("/nowhere")
                .hasMessageContaining("Create it");
    }

    @Test
    void pattern_namesDirectories_alsoOnesThatComeLater() throws Exception {
        disk.createDirectories(Path.of("/logs/2024-01/app"));
        SourceReader<String> reader = new TextFileSource(Path.of("/logs/2024-*/app")).open(fixture.context(conf));
        write(Path.of("/logs/2024-01/app/a"), "january\n");
        disk.createDirectories(Path.of("/logs/2024-02/app"));
        disk.createDirectories(Path.of("/logs/2025-01/app"));
        write(Path.of("/logs/2024-02/app/a"), "february\n");
        write(Path.of("/logs/2025-01/app/a"), "other\n");

        assertThat(nextAfterASecond(reader)).containsExactly("january", "february");
    }

    @Test
    void maxRate_takesFilesUpToTheSharesOfABatch_andTheRestLater() throws Exception {
        conf = conf.set(ReceiverKeys.MAX_RATE, Optional.of(5L));
        SourceReader<String> reader = open();
        write("a", "a\n".repeat(3));
        write("b", "b\n".repeat(2));
        write("c", "c\n".repeat(50));
        write("d", "d\n");

        assertThat(nextAfterASecond(reader)).containsExactly("a", "a", "a", "b", "b");
        assertThat(fixture.arrivalCount).hasValue(1);
        assertThat(nextAfterASecond(reader)).as("one file at least").hasSize(50);
        assertThat(nextAfterASecond(reader)).containsExactly("d");
    }

    @Test
    void badLines_areLeftOutAndCounted() throws Exception {
        SourceReader<String> reader = open();
        try (Disk.SyncedOutput out = disk.create(IN.resolve("bad"))) {
            out.write(new byte[] {'a', '\n', (byte) 0xFF, '\n', 'b', '\n'});
        }

        assertThat(nextAfterASecond(reader)).containsExactly("a", "b");
        assertThat(fixture.events(InputRejected.class))
                .singleElement()
                .satisfies(rejected -> assertThat(rejected.peer()).isEqualTo("/in/bad"));
    }

    @Test
    void sameName_withOtherContent_isANewFile() throws Exception {
        SourceReader<String> reader = open();
        write("latest", "1\n");
        assertThat(nextAfterASecond(reader)).containsExactly("1");

        write(STAGING.resolve("latest"), "2\n");
        disk.moveAtomically(STAGING.resolve("latest"), IN.resolve("latest"));

        assertThat(nextAfterASecond(reader)).containsExactly("2");
    }
}
