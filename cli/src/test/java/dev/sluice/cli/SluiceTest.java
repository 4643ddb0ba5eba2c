package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says, and with which code it ends, when nothing runs. */
class SluiceTest {

    @Test
    void withoutArguments_showsTheCommandsAndExitCodes() {
        Terminal terminal = Terminal.run();

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("demo", "wordcount", "run", "list", "Exit codes:", "sluice demo");
    }

    @Test
    void list_showsTheExamples() {
        assertThat(Terminal.run("list").out()).contains("word-count", "static-join", "custom-receiver");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "demo -V", "wordcount --version", "run --version", "list --version"})
    void version_isPrintedByEveryCommand(String arguments) {
        assertThat(Terminal.run(arguments.split(" ")).out()).startsWith("sluice ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bogus                            | Unmatched argument at index 0: 'bogus'",
                "wordcount --intervl 1s           | Possible solutions: --interval",
                "wordcount --interval 3x          | Cannot read '3x' as a duration",
                "wordcount --batches 0            | '0' is not a number from 1 to 999999999",
                "wordcount --interval 5           | Cannot read '5' as a duration",
                "wordcount --interval 0s          | The batch interval must be a whole number of milliseconds, from 1 ms to 365 d",
                "wordcount --port 0               | '0' is not a number from 1 to 65535",
                "wordcount --port 70000           | '70000' is not a number from 1 to 65535",
                "wordcount --top none             | 'none' is not a number from 1 to 999999999",
                "wordcount --conf sluice.master   | Invalid value for option '--conf' (KEY=VALUE): there is no '=' in it",
                "wordcount --conf-file /no/file   | --conf-file /no/file does not exist.",
                "wordcount more                   | Unmatched argument at index 1: 'more'",
                "run                              | Missing required parameter: 'NAME|CLASS'",
                "run nosuch                       | There is no example and no class named 'nosuch'. Examples: word-count",
                "run wordcount                    | Did you mean word-count?",
                "run java.lang.String             | Class java.lang.String cannot be run; implement dev.sluice.StreamingProgram",
                "run some.Class --jar /no.jar     | --jar /no.jar does not exist.",
                "run word-count -- a b            | word-count: PORT must be a number from 1 to 65535, got 'b'",
                "run word-count -- a 1 2          | word-count: expects at most HOST PORT, got [a, 1, 2]",
                "run custom-receiver -- many      | custom-receiver: COUNT must be a number from 1 to 1000000000, got 'many'",
                "run fraud-detection -- a b       | fraud-detection: PORT must be a number from 1 to 65535, got 'b'"
            })
    void wrongUsage_saysWhatIsWrongInOneLine(String arguments, String message) {
        Terminal terminal = Terminal.run(arguments.split(" "));

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains(message).contains("Try: sluice").doesNotContain("\tat ");
        assertThat(terminal.err().lines().filter(line -> line.startsWith("sluice: ")))
                .hasSize(1);
    }

    @Test
    void unknownSetting_isRefusedBeforeAnythingStarts() {
        Terminal terminal = Terminal.run("wordcount", "--conf", "sluice.batch.catchup=merge", "--batches", "1");

        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.err().lines())
                .containsExactly("sluice: sluice.batch.catchup: there is no such setting. Did you mean"
                        + " sluice.batch.catchUp? [CONFIG_UNKNOWN_KEY]");
    }

    @Test
    void severalProblems_areALineEach() {
        Terminal terminal = Terminal.run("wordcount", "--master", "locl", "--conf", "sluice.task.maxFailures=0");

        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.err().lines())
                .containsExactly(
                        "sluice: sluice.master: 'locl' is not valid (not a known form of master). Use local, local[N] or"
                                + " local[*]; the default is local[*]. [CONFIG_INVALID_VALUE]",
                        "sluice: sluice.task.maxFailures: '0' is not valid (not from 1 to 100). Use an integer from 1 to"
                                + " 100; the default is 4. [CONFIG_INVALID_VALUE]");
    }

    @Test
    void settingsOfTheSameName_haveTheLastValue() {
        Terminal terminal = Terminal.run(
                "wordcount",
                "--conf",
                "sluice.master=locl",
                "--conf",
                "spark.master=local",
                "--conf",
                "sluice.samples=?");

        assertThat(terminal.err()).contains("sluice.samples: '?'").doesNotContain("locl");
    }

    @Test
    void sourceThatCannotBeOpened_isRefused(@TempDir Path directory) {
        Path missing = directory.resolve("missing");

        Terminal terminal = Terminal.run("run", "fraud-detection", "--", missing.toString());

        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.err().lines()).hasSize(1);
        assertThat(terminal.err()).contains(missing.toString(), "Create it");
    }

    @Test
    void stackTrace_isShownOnRequest_andNotOnThatOfTheProgram() {
        assertThat(Terminal.run("--stacktrace", "wordcount", "--master", "locl").err())
                .contains("\tat ");
        assertThat(Terminal.run("wordcount", "--stacktrace", "--master", "locl").err())
                .contains("\tat ");
        assertThat(Terminal.run("run", "word-count", "--master", "locl", "--", "--stacktrace")
                        .err())
                .doesNotContain("\tat ");
    }

    @Test
    void confFile_holdsUnlessAnOptionSaysOtherwise(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("conf"), "sluice.master=locl\nsluice.task.maxFailures=0\n");

        Terminal terminal = Terminal.run("wordcount", "--conf-file", file.toString(), "--master", "local[2]");

        assertThat(terminal.err()).contains("sluice.task.maxFailures: '0'").doesNotContain("locl");
    }

    @Test
    void clusterMaster_isRefusedWithTheModuleToAdd() {
        Terminal terminal = Terminal.run("wordcount", "--master", "spark://host:7077", "--batches", "1");

        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.err()).contains("sluice-spark");
    }
}
