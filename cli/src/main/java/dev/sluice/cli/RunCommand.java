package dev.sluice.cli;

import dev.sluice.StreamingProgram;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.NearestName;
import dev.sluice.examples.Examples;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Runs an example, or a program of the user's.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description = {
            "Runs an example by name, a class that implements dev.sluice.StreamingProgram, or a class with a main method.",
            "What is set here holds whatever a main method asks for; a warning names each setting of its own that gives way."
        },
        footer = {
            "",
            "sluice run word-count -- localhost 9999",
            "sluice run com.example.Orders --jar orders.jar --interval 200ms -- eu"
        })
final class RunCommand implements Callable<Integer> {
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
        ProgramLoader loader = new ProgramLoader(jars);
        StreamingConf conf = options.conf();
        Optional<Examples.Entry> example = Examples.find(program);
        if (example.isPresent()) {
            new ProgramRun(conf, program).run(example.get().program().get(), arguments);
            return 0;
        }
        Class<?> type = loader.find(program).orElseThrow(this::missing);
        if (StreamingProgram.class.isAssignableFrom(type)) {
            new ProgramRun(conf, program).run(create(type), arguments);
        } else {
            MainRun.of(type).orElseThrow(this::notRunnable).run(conf, arguments);
        }
        return 0;
    }

    private StreamingProgram create(Class<?> type) {
        try {
            return (StreamingProgram) type.getConstructor().newInstance();
        } catch (ReflectiveOperationException failure) {
            Throwable reason = failure.getCause() == null ? failure : failure.getCause();
            throw new WrongUsageException(
                    "Class " + program + " cannot be created; a StreamingProgram is a public class with a public"
                            + " constructor without parameters: " + reason,
                    failure);
        }
    }

    private WrongUsageException missing() {
        List<String> names = Examples.all().stream().map(Examples.Entry::name).toList();
        String hint = NearestName.of(program, names, program.length() / 2)
                .map(name -> "Did you mean " + name + "? ")
                .orElse("");
        return new WrongUsageException("There is no example and no class named '" + program + "'. " + hint
                + "Examples: " + String.join(", ", names) + ". Name the jar of a class with --jar.");
    }

    private WrongUsageException notRunnable() {
        return new WrongUsageException("Class " + program + " cannot be run; implement "
                + StreamingProgram.class.getName() + " or add a public static void main(String[]).");
    }
}
