package dev.sluice.cli;

import dev.sluice.StreamingContext;
import dev.sluice.function.Pair;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * Shows word count at work, with a server of its own.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description =
                "Serves lively text on a free local port, counts its words, and shows counts and batches until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ProgramOptions options;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        ProgramRun run = new ProgramRun(options.conf(), "demo");
        try (TextServer server = TextServer.start()) {
            out.println("Serving text on localhost:" + server.port() + " and counting its words every "
                    + run.interval().toMillis() + " ms. Press Ctrl-C to stop.");
            out.println();
            out.flush();
            run.run((context, arguments) -> define(context, server.port()), List.of(), new StatusLines(out));
        }
        return 0;
    }

    private static void define(StreamingContext context, int port) {
        context.socketTextStream("localhost", port)
                .flatMap(line -> List.of(line.split(" ")))
                .mapToPair(word -> Pair.of(word, 1L))
                .reduceByKey(Long::sum)
                .transformToPair(
                        counts -> counts.sortBy(count -> -count.second()).mapToPair(count -> count))
                .print();
    }
}
