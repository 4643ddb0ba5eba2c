package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfFileTest {
    @TempDir
    private Path directory;

    @Test
    void read_takesKeysAndValuesAsTheyStandThere() throws IOException {
        Path file = file("""
                # what the night run needs
                sluice.master = local[2]

                  sluice.spill.directory=C:\\temp\\new
                sluice.app.name=a=b # no comment
                sluice.samples=
                """);

        assertThat(ConfFile.read(file))
                .containsExactly(
                        entry("sluice.master", "local[2]"),
                        entry("sluice.spill.directory", "C:\\temp\\new"),
                        entry("sluice.app.name", "a=b # no comment"),
                        entry("sluice.samples", ""));
    }

    @Test
    void read_whenALineHasNoEqualsSign_namesTheLine_andShowsNothingOfIt() throws IOException {
        Path file = file("sluice.master=local\n\npassword hush\n");

        assertThatThrownBy(() -> ConfFile.read(file))
                .hasMessage("--conf-file " + file
                        + ", line 3 is not of the form KEY=VALUE. Write # before it if it is a" + " comment.");
    }

    @Test
    void read_whenALineHasNoKey_namesTheLine() throws IOException {
        Path file = file("=local\n");

        assertThatThrownBy(() -> ConfFile.read(file)).hasMessageContaining("line 1 is not of the form KEY=VALUE");
    }

    @Test
    void read_whenAKeyIsSetAgain_namesBothLines() throws IOException {
        Path file = file("sluice.master=local\n#\nsluice.master=local[2]\n");

        assertThatThrownBy(() -> ConfFile.read(file))
                .hasMessage(
                        "--conf-file " + file + ", line 3 sets sluice.master again, after line 1. Keep one of them.");
    }

    @Test
    void read_whenTheBytesAreNoText_saysSo() throws IOException {
        Path file = Files.write(directory.resolve("conf"), new byte[] {(byte) 0xc3, '\n'});

        assertThatThrownBy(() -> ConfFile.read(file)).hasMessage("--conf-file " + file + " is not text in UTF-8.");
    }

    @Test
    void read_whenThereIsNone_saysSo() {
        Path file = directory.resolve("none");

        assertThatThrownBy(() -> ConfFile.read(file)).hasMessage("--conf-file " + file + " does not exist.");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(directory.resolve("conf"), text);
    }
}
