package dev.sluice.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * Starts the {@code sluice} command.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
@Command(
        name = "sluice",
        description = "Discretized streams for Java.",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class)
public final class Sluice implements Runnable {
    private Sluice() {}

    public static void main(String[] args) {
        System.exit(new CommandLine(new Sluice()).execute(args));
    }

    @Override
    public void run() {
        CommandLine.usage(this, System.out);
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
