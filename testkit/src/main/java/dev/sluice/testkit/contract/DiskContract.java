package dev.sluice.testkit.contract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Disk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Disk} promises, except for what needs a power failure or links.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
public abstract class DiskContract {

    /** Returns the disk under test. */
    protected abstract Disk disk();

    /** Returns an empty directory on it, the same one during a test. */
    protected abstract Path directory();

    @Test
    public void read_whenFileWasWritten_returnsItsBytes() throws IOException {
        write("a.txt", "hello");

        assertThat(read("a.txt", 0)).isEqualTo("hello");
    }

    @Test
    public void read_whenPositionIsGiven_startsThere() throws IOException {
        write("a.txt", "hello");

        assertThat(read("a.txt", 2)).isEqualTo("llo");
        assertThat(read("a.txt", 5)).isEmpty();
        assertThat(read("a.txt", 99)).isEmpty();
    }

    @Test
    public void read_whenPositionIsNegative_isRefused() throws IOException {
        write("a.txt", "hello");

        assertThatThrownBy(() -> disk().read(at("a.txt"), -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("-1");
    }

    @Test
    public void read_whenFileIsMissing_saysWhich() {
        assertThatThrownBy(() -> disk().read(at("none.txt"), 0))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none.txt");
    }

    @Test
    public void read_whenPathIsADirectory_isRefused() throws IOException {
        disk().createDirectories(at("sub"));

        assertThatThrownBy(() -> disk().read(at("sub"), 0)).isInstanceOf(IOException.class);
    }

    @Test
    public void read_whenFileGrows_seesWhatWasAppended() throws IOException {
        try (Disk.SyncedOutput output = disk().create(at("log"));
                InputStream input = disk().read(at("log"), 0)) {
            output.write("one".getBytes(UTF_8));
            assertThat(input.readNBytes(3)).isEqualTo("one".getBytes(UTF_8));
            output.write('2');
            output.sync();
            assertThat(input.read()).isEqualTo('2');
            assertThat(input.read()).isEqualTo(-1);
        }
    }

    @Test
    public void create_whenFileIsThere_isRefusedAndLeavesItAlone() throws IOException {
        write("a.txt", "first");

        assertThatThrownBy(() -> disk().create(at("a.txt"))).isInstanceOf(FileAlreadyExistsException.class);
        assertThat(read("a.txt", 0)).isEqualTo("first");
    }

    @Test
    public void create_whenDirectoryIsMissing_isRefused() {
        assertThatThrownBy(() -> disk().create(at("none").resolve("a.txt"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    public void write_whenOutputIsClosed_isRefused() throws IOException {
        Disk.SyncedOutput output = disk().create(at("a.txt"));
        output.close();
        output.close();

        assertThatThrownBy(() -> output.write(1)).isInstanceOf(IOException.class);
    }

    @Test
    public void list_whenDirectoryHasFilesAndDirectories_describesThemByName() throws IOException {
        write("b.txt", "12345");
        write("a.txt", "");
        disk().createDirectories(at("c"));

        assertThat(disk().list(directory()))
                .extracting(Disk.Entry::path)
                .containsExactly(at("a.txt"), at("b.txt"), at("c"));
        assertThat(disk().list(directory())).extracting(Disk.Entry::isDirectory).containsExactly(false, false, true);
        assertThat(disk().list(directory()).get(1).sizeBytes()).isEqualTo(5);
    }

    @Test
    public void list_whenDirectoryIsMissing_saysWhich() {
        assertThatThrownBy(() -> disk().list(at("none")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
    }

    @Test
    public void list_whenPathIsAFile_isRefused() throws IOException {
        write("a.txt", "x");

        assertThatThrownBy(() -> disk().list(at("a.txt"))).isInstanceOf(IOException.class);
    }

    @Test
    public void exists_tellsFilesAndDirectoriesFromNothing() throws IOException {
        write("a.txt", "x");
        disk().createDirectories(at("sub"));

        assertThat(disk().exists(at("a.txt"))).isTrue();
        assertThat(disk().exists(at("sub"))).isTrue();
        assertThat(disk().exists(at("none"))).isFalse();
        assertThat(disk().exists(at("none").resolve("deeper"))).isFalse();
    }

    @Test
    public void createDirectories_whenParentsAreMissing_createsThem() throws IOException {
        disk().createDirectories(at("x").resolve("y"));
        disk().createDirectories(at("x").resolve("y"));
        disk().createPrivateDirectories(at("p").resolve("q"));
        disk().createPrivateDirectories(at("p").resolve("q"));

        assertThat(disk().list(at("x"))).extracting(Disk.Entry::path).containsExactly(at("x").resolve("y"));
        assertThat(disk().list(at("p"))).extracting(Disk.Entry::path).containsExactly(at("p").resolve("q"));
    }

    @Test
    public void createDirectories_whenAFileIsInTheWay_isRefused() throws IOException {
        write("a.txt", "x");

        assertThatThrownBy(() -> disk().createDirectories(at("a.txt"))).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> disk().createPrivateDirectories(at("a.txt"))).isInstanceOf(IOException.class);
    }

    @Test
    public void moveAtomically_whenTargetIsAFile_replacesIt() throws IOException {
        write("new", "new");
        write("old", "old");

        disk().moveAtomically(at("new"), at("old"));

        assertThat(disk().exists(at("new"))).isFalse();
        assertThat(read("old", 0)).isEqualTo("new");
    }

    @Test
    public void moveAtomically_whenSourceIsADirectory_movesAllOfIt() throws IOException {
        disk().createDirectories(at("from"));
        write("from/a.txt", "x");

        disk().moveAtomically(at("from"), at("to"));

        assertThat(disk().exists(at("from"))).isFalse();
        assertThat(read("to/a.txt", 0)).isEqualTo("x");
    }

    @Test
    public void moveAtomically_whenTargetIsADirectoryWithFiles_isRefused() throws IOException {
        disk().createDirectories(at("from"));
        disk().createDirectories(at("to"));
        write("to/a.txt", "x");

        assertThatThrownBy(() -> disk().moveAtomically(at("from"), at("to"))).isInstanceOf(IOException.class);
        assertThat(read("to/a.txt", 0)).isEqualTo("x");
    }

    @Test
    public void moveAtomically_whenSourceIsMissing_saysWhich() {
        assertThatThrownBy(() -> disk().moveAtomically(at("none"), at("to")))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("none");
    }

    @Test
    public void syncDirectory_whenItIsThere_succeeds() throws IOException {
        write("a.txt", "x");

        disk().syncDirectory(directory());

        assertThat(disk().exists(at("a.txt"))).isTrue();
    }

    @Test
    public void syncDirectory_whenItIsMissing_isRefused() {
        assertThatThrownBy(() -> disk().syncDirectory(at("none"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    public void deleteRecursively_deletesAllThatIsInside() throws IOException {
        disk().createDirectories(at("x").resolve("y"));
        write("x/y/a.txt", "x");

        disk().deleteRecursively(at("x"));

        assertThat(disk().list(directory())).isEmpty();
    }

    @Test
    public void deleteRecursively_whenNothingIsThere_doesNothing() throws IOException {
        disk().deleteRecursively(at("none"));

        assertThat(disk().list(directory())).isEmpty();
    }

    private Path at(String name) {
        return directory().resolve(name);
    }

    private void write(String name, String text) throws IOException {
        try (Disk.SyncedOutput output = disk().create(at(name))) {
            output.write(text.getBytes(UTF_8));
            output.sync();
        }
    }

    private String read(String name, long position) throws IOException {
        try (InputStream input = disk().read(at(name), position)) {
            return new String(input.readAllBytes(), UTF_8);
        }
    }
}
