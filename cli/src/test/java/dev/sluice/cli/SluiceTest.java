package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "bogus                            | Unmatched argument at index 0: 'bogus'",
                "wordcount --intervl 1s           | Possible solutions: --interval",
                "wordcount --interval 3x          | Cannot read '3x' as a duration",
                "wordcount --batches 0            | '0' is not a number from 1 to 999999999",
                "wordcount --conf-file /no/file   | --conf-file /no/file cannot be read",
                "run nosuch                       | There is no example and no class named 'nosuch'. Examples: word-count",
                "run java.lang.String             | does not implement dev.sluice.StreamingProgram",
                "run some.Class --jar /no.jar     | --jar /no.jar cannot be read"
            })
    void wrongUsage_saysWhatIsWrongInOneLine(String arguments, String message) {
        Terminal terminal = Terminal.run(arguments.split(" "));

        assertThat(terminal.exitCode()).isEqualTo(2);
        assertThat(terminal.err()).contains(message).contains("Try: sluice").doesNotContain("\tat ");
    }

    @Test
    void unknownSetting_isRefusedBeforeAnythingStarts() {
        Terminal terminal = Terminal.run("wordcount", "--conf", "sluice.batch.catchup=merge", "--batches", "1");

        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.err()).contains("Did you mean sluice.batch.catchUp?");
    }

    @Test
    void clusterMaster_isRefusedWithTheModuleToAdd() {
        Terminal terminal = Terminal.run("wordcount", "--master", "spark://host:7077", "--batches", "1");

        assertThat(terminal.exitCode()).isEqualTo(3);
        assertThat(terminal.err()).contains("sluice-spark");
    }
}
