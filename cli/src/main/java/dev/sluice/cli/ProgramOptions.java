package dev.sluice.cli;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.PlanException;
import dev.sluice.error.Problem;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options of every command that runs a program.
 *
 * <p>Settings come from system properties, the environment, the file, the options of their own names, and {@code --conf}; the later one
 * wins.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class ProgramOptions {
    @Option(
            names = "--interval",
            paramLabel = "D",
            converter = OptionTypes.IntervalConverter.class,
            description = "The batch interval, such as 1s or 200ms (default: 1s, or what a main method asks for).")
    private @Nullable Duration interval;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description =
                    "Where to run: local, local[N] or local[*] (default: local[*], or what a main method asks for).")
    private @Nullable String master;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            converter = OptionTypes.SettingConverter.class,
            description = "A setting; see docs/configuration.md. May be given several times.")
    private List<OptionTypes.Setting> settings = List.of();

    @Option(
            names = "--conf-file",
            paramLabel = "FILE",
            description = "A file of settings, KEY=VALUE on each line, for secrets too.")
    private @Nullable Path confFile;

    @Option(
            names = "--batches",
            paramLabel = "N",
            converter = OptionTypes.CountConverter.class,
            description = "Stop after N batches, and say how many received records are left.")
    private @Nullable Integer batchCount;

    /**
     * Returns the settings that whoever started the program made; all of them are valid.
     *
     * @throws PlanException with everything that is wrong with them
     * @throws WrongUsageException if the file cannot be read
     */
    StreamingConf conf() {
        StreamingConf conf = StreamingConf.create()
                .withLaunchProperties(System.getProperties())
                .withEnvironment(System.getenv());
        if (confFile != null) {
            conf = conf.with(ConfFile.read(confFile));
        }
        if (master != null) {
            conf = conf.set(EngineKeys.MASTER.name(), master);
        }
        if (interval != null) {
            conf = conf.set(BatchKeys.INTERVAL, Optional.of(interval));
        }
        if (batchCount != null) {
            conf = conf.set(BatchKeys.LIMIT, Optional.of((long) batchCount));
        }
        for (OptionTypes.Setting setting : settings) {
            conf = conf.set(setting.key(), setting.value());
        }
        List<Problem> problems = conf.problems();
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        return conf;
    }
}
