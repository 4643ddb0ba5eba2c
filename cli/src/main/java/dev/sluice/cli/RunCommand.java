package dev.sluice.cli;

import dev.sluice.StreamingProgram;
import dev.sluice.examples.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Runs an example, or a program of the user's. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs an example by name, or a class that implements dev.sluice.StreamingProgram.",
        footer = {"", "sluice run word-count -- localhost 9999", "sluice run com.example.Orders --jar orders.jar -- eu"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ProgramOptions options;

    @Parameters(index = "0", paramLabel = "NAME|CLASS", description = "An example (see 'sluice list') or a class.")
    private String program;

    @Parameters(index = "1..*", paramLabel = "ARGS", description = "The program's own arguments, after --.")
    private List<String> arguments = List.of();

    @Option(
            names = "--jar",
            paramLabel = "JAR",
            description = "A jar with the class or what it needs. May be given several times.")
    private List<Path> jars = List.of();

    @Override
    public Integer call() throws Exception {
        try (ProgramLoader loader = new ProgramLoader(jars)) {
            StreamingProgram loaded = Examples.find(program)
                    .map(example -> example.program().get())
                    .orElseGet(() -> loader.load(program));
            new ProgramRun(options, program).run(loaded, arguments);
            return 0;
        } catch (ProgramLoader.NotLoadedException failure) {
            throw new ParameterException(spec.commandLine(), failure.getMessage(), failure);
        }
    }
}
