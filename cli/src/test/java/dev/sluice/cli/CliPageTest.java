package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.ConfigKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.PlanException;
import dev.sluice.examples.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Holds {@code docs/cli.md} to what the command does: each option stands there, none that does not exist, and the examples run. */
@Tag("docs")
class CliPageTest {
    /** Maven runs tests in the directory of their module. */
    private static final Path PAGE = Path.of("../docs/cli.md");

    private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z][a-z-]*");
    private static final Pattern VARIABLE = Pattern.compile("\\bSLUICE_CONF_[A-Z_]+");
    private static final Pattern PROPERTY = Pattern.compile("-Dsluice\\.conf\\.([\\w.]+)=(\\S+)");
    private static final Pattern ASSIGNMENT = Pattern.compile("^(\\w+=(\"[^\"]*\"|\\S+) )+");

    private static String page = "";

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(PAGE, UTF_8);
        String expected = CliPage.render(page);
        if (Boolean.getBoolean("sluice.docs.update")) {
            Files.writeString(PAGE, expected, UTF_8);
            page = expected;
        }
    }

    @Test
    void parts_areWhatTheCommandsSay() {
        assertThat(page)
                .as("docs/cli.md; rewrite it by running this test with -Dsluice.docs.update=true")
                .isEqualTo(CliPage.render(page));
    }

    @Test
    void commands_areAllThere() {
        List<String> commands = new ArrayList<>(List.of("sluice"));
        commands.addAll(Sluice.commandLine().getSubcommands().keySet());

        assertThat(CliPage.commands(page)).hasSameElementsAs(commands).doesNotHaveDuplicates();
    }

    @Test
    void options_thatThePageNames_exist() {
        Set<String> existing = Stream.concat(
                        Stream.of(Sluice.commandLine()), Sluice.commandLine().getSubcommands().values().stream())
                .flatMap(command -> command.getCommandSpec().optionsMap().keySet().stream())
                .collect(Collectors.toSet());

        assertThat(OPTION.matcher(page).results().map(MatchResult::group))
                .isNotEmpty()
                .isSubsetOf(existing);
    }

    @Test
    void settings_thatThePageNames_exist() {
        assertThat(VARIABLE.matcher(page).results().map(MatchResult::group).filter(name -> !name.endsWith("_")))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(StreamingConf.create()
                                .withEnvironment(Map.of(name, "1"))
                                .toString())
                        .contains("=1"));
        assertThat(Pattern.compile("`(sluice\\.(?!conf\\.)[\\w.]+)[`=]")
                        .matcher(page)
                        .results()
                        .map(name -> name.group(1)))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(ConfigKeys.find(name)).as(name).isPresent());
    }

    @Test
    void confFile_ofThePage_isAccepted(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("night.conf"), CliPage.lines(page, "properties"));

        assertThat(StreamingConf.create().with(ConfFile.read(file)).problems()).isEmpty();
        assertThat(ConfFile.read(file)).hasSize(3);
    }

    @Test
    void systemProperties_ofThePage_areAccepted() {
        List<MatchResult> properties = CliPage.lines(page, "sh").stream()
                .filter(line -> line.startsWith("java "))
                .flatMap(line -> PROPERTY.matcher(line).results())
                .toList();

        assertThat(properties).hasSize(2);
        for (MatchResult property : properties) {
            assertThat(StreamingConf.create()
                            .set(property.group(1), property.group(2))
                            .problems())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("shellExamples")
    void shellExample_isACommandLine(String example) {
        List<String> words = words(example);

        Sluice.commandLine().parseArgs(words.toArray(new String[0]));

        int run = words.indexOf("run");
        assertThat(run < 0 || Examples.find(words.get(run + 1)).isPresent() || words.contains("--jar"))
                .as("runs an example, or names a jar")
                .isTrue();
    }

    /** Those that end by themselves and need nothing else. */
    @ParameterizedTest
    @MethodSource("endingExamples")
    void shellExample_whenItEndsByItself_runs(String example, @TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("night.conf"), "sluice.samples=off\n");
        String[] arguments = words(example).stream()
                .map(word -> word.equals("night.conf") ? file.toString() : word)
                .toArray(String[]::new);

        Terminal terminal = Terminal.run(arguments);

        assertThat(terminal.exitCode()).as(terminal.err()).isZero();
        assertThat(terminal.out()).isNotBlank();
    }

    @Test
    void examples_areFound() {
        assertThat(shellExamples()).hasSizeGreaterThan(7);
        assertThat(endingExamples()).hasSizeGreaterThan(3);
    }

    @Test
    void example_whenWrong_isFound() {
        String[] planted = words("./sluice demo --interval soon").toArray(new String[0]);
        CommandLine command = Sluice.commandLine();

        assertThatThrownBy(() -> command.parseArgs(planted)).isInstanceOf(ParameterException.class);
    }

    @Test
    void order_ofSettings_isAsThePageSays(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("conf"), "sluice.master=file\nsluice.app.name= \n");
        ProgramOptions options = new ProgramOptions();
        CommandLine command = new CommandLine(CommandLine.Model.CommandSpec.create()
                .addMixin("options", CommandLine.Model.CommandSpec.forAnnotatedObject(options)));

        command.parseArgs("--conf-file", file.toString(), "--master", "option", "--conf", "sluice.app.name=");

        assertThatThrownBy(options::conf)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("'option' is not valid")
                .hasMessageNotContaining("'file'");
    }

    private static List<String> shellExamples() {
        return CliPage.lines(page, "sh").stream()
                .filter(line -> !line.startsWith("java "))
                .toList();
    }

    private static List<String> endingExamples() {
        return shellExamples().stream()
                .filter(line -> line.contains("--batches") || line.endsWith(" list"))
                .toList();
    }

    /** Returns the arguments of an example, which calls the command and nothing else. */
    private static List<String> words(String example) {
        String[] words = ASSIGNMENT.matcher(example).replaceAll("").split(" ");
        assertThat(words[0]).as(example).isEqualTo("./sluice");
        return Arrays.asList(words).subList(1, words.length);
    }
}
