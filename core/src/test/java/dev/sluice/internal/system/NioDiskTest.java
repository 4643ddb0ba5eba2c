package dev.sluice.internal.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.Disk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links and permissions; the rest is in the contract suite. */
class NioDiskTest {
    private final NioDisk disk = new NioDisk();

    @TempDir
    private Path directory;

    @Test
    void createPrivateDirectories_givesAccessToTheOwnerOnly() throws IOException {
        disk.createPrivateDirectories(directory.resolve("a/b"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("a/b"))))
                .isEqualTo("rwx------");
    }

    @Test
    void createPrivateDirectories_whenALinkIsThere_isRefused() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(directory.resolve("spill"), elsewhere);

        assertThatThrownBy(() -> disk.createPrivateDirectories(link))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("link");
    }

    @Test
    void create_whenALinkIsThere_doesNotFollowIt() throws IOException {
        Path target = directory.resolve("victim");
        Path link = Files.createSymbolicLink(directory.resolve("log"), target);

        assertThatThrownBy(() -> disk.create(link)).isInstanceOf(IOException.class);
        assertThat(target).doesNotExist();
    }

    @Test
    void deleteRecursively_whenALinkIsInside_deletesTheLinkAndNotWhatItLeadsTo() throws IOException {
        Path kept = Files.createDirectory(directory.resolve("kept"));
        Files.writeString(kept.resolve("file"), "kept");
        Path deleted = Files.createDirectory(directory.resolve("deleted"));
        Files.createSymbolicLink(deleted.resolve("link"), kept);

        disk.deleteRecursively(deleted);

        assertThat(deleted).doesNotExist();
        assertThat(kept.resolve("file")).hasContent("kept");
    }

    @Test
    void list_whenLinksAreThere_describesWhatTheyLeadTo() throws IOException {
        Path file = Files.writeString(directory.resolve("file"), "12345");
        Files.createSymbolicLink(directory.resolve("link"), file);
        Files.createSymbolicLink(directory.resolve("nowhere"), directory.resolve("missing"));

        assertThat(disk.list(directory)).extracting(Disk.Entry::sizeBytes).containsExactly(5L, 5L);
        assertThat(disk.exists(directory.resolve("nowhere"))).isTrue();
    }
}
