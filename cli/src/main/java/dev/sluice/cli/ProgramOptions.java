package dev.sluice.cli;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The options of every command that runs a program.
 *
 * <p>Settings come from the environment, the file, the options of their own names, and {@code --conf}; the later one wins.
 */
final class ProgramOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(
            names = "--interval",
            paramLabel = "D",
            defaultValue = "1s",
            converter = IntervalConverter.class,
            description = "The batch interval, such as 1s or 200ms (default: ${DEFAULT-VALUE}).")
    private Duration interval;

    @Option(
            names = "--master",
            paramLabel = "URL",
            description = "Where to run: local, local[N] or local[*] (default: local[*]).")
    private @Nullable String master;

    @Option(
            names = "--conf",
            paramLabel = "KEY=VALUE",
            description = "A setting; see docs/configuration.md. May be given several times.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--conf-file", paramLabel = "FILE", description = "A properties file of settings, for secrets too.")
    private @Nullable Path confFile;

    @Option(
            names = "--batches",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Stop after N batches.")
    private @Nullable Integer batchCount;

    Duration interval() {
        return interval;
    }

    /** Returns the number of batches to stop after, or 0 to go on for ever. */
    int batchCount() {
        return batchCount == null ? 0 : batchCount;
    }

    /** Returns the settings of a program with the given name. */
    StreamingConf conf(String appName) {
        StreamingConf conf = StreamingConf.create().appName(appName).withEnvironment(System.getenv());
        if (confFile != null) {
            conf = withFile(conf, confFile);
        }
        if (master != null) {
            conf = conf.set(EngineKeys.MASTER.name(), master);
        }
        return conf.with(settings);
    }

    private StreamingConf withFile(StreamingConf conf, Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return conf.withProperties(reader);
        } catch (IOException failure) {
            throw new ParameterException(
                    spec.commandLine(), "--conf-file " + file + " cannot be read: " + failure, failure);
        }
    }

    /** Reads a duration with its unit. */
    static final class IntervalConverter implements CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException wrong) {
                throw new CommandLine.TypeConversionException(wrong.getMessage());
            }
        }
    }

    /** Reads a number of at least 1. */
    static final class CountConverter implements CommandLine.ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("[1-9][0-9]{0,8}")) {
                throw new CommandLine.TypeConversionException("'" + text + "' is not a number from 1 to 999999999");
            }
            return Integer.valueOf(text);
        }
    }
}
