package dev.sluice.cli;

import dev.sluice.StreamingContext;
import dev.sluice.StreamingProgram;
import dev.sluice.event.StreamingListener;
import java.util.List;

/** Runs a program until it is stopped, or for as many batches as was asked for. */
final class ProgramRun {
    private final ProgramOptions options;
    private final String appName;

    ProgramRun(ProgramOptions options, String appName) {
        this.options = options;
        this.appName = appName;
    }

    /** Builds the program, starts it, and returns when it has ended; throws what made it fail. */
    void run(StreamingProgram program, List<String> arguments, StreamingListener... listeners) throws Exception {
        try (StreamingContext context = new StreamingContext(options.conf(appName), options.interval())) {
            for (StreamingListener listener : listeners) {
                context.addStreamingListener(listener);
            }
            program.define(context, arguments);
            if (options.batchCount() > 0) {
                new BatchLimit(options.batchCount()).applyTo(context);
            }
            context.start();
            context.awaitTermination();
        }
    }
}
