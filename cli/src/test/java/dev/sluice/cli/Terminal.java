package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.config.StreamingConf;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * Runs a command line in this process and keeps what it prints.
 *
 * @param exitCode the exit code
 * @param out what went to standard output
 * @param err what the command itself wrote to standard error
 */
record Terminal(int exitCode, String out, String err) {

    /** Runs {@code sluice} with the given arguments. Standard output is replaced meanwhile, since programs print to it. */
    static Terminal run(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        StringWriter err = new StringWriter();
        try (PrintStream captured = new PrintStream(bytes, true, UTF_8)) {
            System.setOut(captured);
            CommandLine command = Sluice.commandLine()
                    .setOut(new PrintWriter(captured, true, UTF_8))
                    .setErr(new PrintWriter(err, true));
            int exitCode = command.execute(arguments);
            command.getOut().flush();
            return new Terminal(exitCode, bytes.toString(UTF_8), err.toString());
        } finally {
            System.setOut(before);
            System.getProperties().keySet().removeIf(name -> name.toString().startsWith(StreamingConf.LAUNCH_PREFIX));
        }
    }
}
