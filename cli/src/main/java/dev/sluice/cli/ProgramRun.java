package dev.sluice.cli;

import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingListener;
import java.time.Duration;
import java.util.List;

/**
 * Runs a program that leaves its context to others, until it is stopped or has had its batches.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class ProgramRun {
    private static final Duration DEFAULT_INTERVAL = Duration.ofSeconds(1);

    private final StreamingConf conf;
    private final String name;

    /**
     * Prepares a run.
     *
     * @param launched the settings that whoever started the program made
     * @param name the program's name, unless they say otherwise
     */
    ProgramRun(StreamingConf launched, String name) {
        this.conf = launched.isSet(EngineKeys.APP_NAME) ? launched : launched.appName(name);
        this.name = name;
    }

    /**
     * Builds the program, starts it, and returns when it has ended.
     *
     * @throws WrongUsageException if the arguments are not what the program expects
     * @throws RefusedException if it could not be built or started
     * @throws Exception what made it fail when it ran
     */
    void run(StreamingProgram program, List<String> arguments, StreamingListener... listeners) throws Exception {
        try (StreamingContext context = new StreamingContext(conf, interval())) {
            for (StreamingListener listener : listeners) {
                context.addStreamingListener(listener);
            }
            start(program, arguments, context);
            context.awaitTermination();
        }
    }

    /** Returns the time between two batches. */
    Duration interval() {
        return conf.get(BatchKeys.INTERVAL).orElse(DEFAULT_INTERVAL);
    }

    private void start(StreamingProgram program, List<String> arguments, StreamingContext context)
            throws RefusedException {
        try {
            program.define(context, arguments);
        } catch (IllegalArgumentException wrong) {
            throw new WrongUsageException(name + ": " + wrong.getMessage(), wrong);
        } catch (Exception failure) {
            throw new RefusedException(failure);
        }
        try {
            context.start();
        } catch (Exception failure) {
            throw new RefusedException(failure);
        }
    }
}
