package dev.sluice.cli;

import dev.sluice.examples.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows the examples.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description = "Shows the examples that 'sluice run' knows by name.")
final class ListCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        var out = spec.commandLine().getOut();
        Examples.all().forEach(example -> out.printf("%-20s %s%n", example.name(), example.description()));
        out.flush();
    }
}
