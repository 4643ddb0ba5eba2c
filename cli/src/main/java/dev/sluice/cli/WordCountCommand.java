package dev.sluice.cli;

import dev.sluice.StreamingContext;
import dev.sluice.function.Pair;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Counts the words that a TCP server sends.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
@Command(
        name = "wordcount",
        mixinStandardHelpOptions = true,
        versionProvider = Sluice.Version.class,
        description = "Counts the words of the lines that a TCP server sends, in every batch."
                + " A server to try it with: nc -lk 9999")
final class WordCountCommand implements Callable<Integer> {
    @Mixin
    private ProgramOptions options;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "localhost",
            description = "The server (default: ${DEFAULT-VALUE}).")
    private String host;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "9999",
            converter = OptionTypes.PortConverter.class,
            description = "Its port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--top",
            paramLabel = "N",
            defaultValue = "10",
            converter = OptionTypes.TopConverter.class,
            description = "How many counts to print of each batch; all prints every one (default: ${DEFAULT-VALUE}).")
    private int top;

    @Override
    public Integer call() throws Exception {
        new ProgramRun(options.conf(), "wordcount").run((context, arguments) -> define(context), List.of());
        return 0;
    }

    private void define(StreamingContext context) {
        context.socketTextStream(host, port)
                .flatMap(line -> List.of(line.split(" ")))
                .mapToPair(word -> Pair.of(word, 1L))
                .reduceByKey(Long::sum)
                .print(top);
    }
}
