package dev.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * Starts the {@code sluice} command.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
@Command(
        name = "sluice",
        description = "Discretized streams for Java: counts, joins and aggregates streams in small batches.",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        subcommands = {DemoCommand.class, WordCountCommand.class, RunCommand.class, ListCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            " 0:the program ended as it was asked to",
            " 1:the program failed while it ran",
            " 2:the command line is wrong",
            " 3:the program or its settings were refused before anything started",
            "130:stopped by Ctrl-C, after what was received was processed",
            "143:stopped by SIGTERM, after what was received was processed"
        },
        footer = {"", "To begin with: sluice demo"})
public final class Sluice implements Runnable {
    @Spec
    private CommandSpec spec;

    private Sluice() {}

    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        if (exitCode != 0) {
            System.exit(exitCode);
        }
        // Otherwise as any main that returns: threads that a program of the user's has left running go on.
    }

    /** Returns the command, ready to execute. */
    static CommandLine commandLine() {
        return new CommandLine(new Sluice())
                .setParameterExceptionHandler(Failures::onWrongUsage)
                .setExecutionStrategy(Failures::execute)
                .setExecutionExceptionHandler(Failures::onFailure)
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Log what the engine does, to standard error.")
    void beVerbose(boolean isVerbose) {
        if (isVerbose) {
            System.setProperty("sluice.log.level", "DEBUG");
        }
    }

    @Option(
            names = Failures.STACKTRACE_OPTION,
            scope = ScopeType.INHERIT,
            description = "Show the stack traces of failures.")
    void showStackTraces(boolean isShown) {
        if (isShown) {
            System.setProperty("sluice.log.throwable", "%ex");
        }
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    /** Reads the version from the manifest, so that only the build knows it. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Sluice.class.getPackage().getImplementationVersion();
            return new String[] {"sluice " + (version == null ? "(not packaged)" : version)};
        }
    }
}
