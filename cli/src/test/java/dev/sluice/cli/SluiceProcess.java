package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The command in a process of its own, which signals can be sent to.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class SluiceProcess implements AutoCloseable {
    private final Process process;
    private final Path out;
    private final Path err;

    private SluiceProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code sluice} with the given arguments; what it prints goes to files in {@code directory}. */
    static SluiceProcess start(Path directory, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path")));
        command.add("-Dlogback.configurationFile=logback.xml"); // what users see, not what tests log
        command.add(Sluice.class.getName());
        command.addAll(List.of(arguments));
        return startJava(directory, command.toArray(new String[0]));
    }

    /** Starts {@code java} with the given arguments; what it prints goes to files in {@code directory}. */
    static SluiceProcess startJava(Path directory, String... arguments) throws IOException {
        // A build in the background ignores SIGINT, and so would what it starts.
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new SluiceProcess(process, out, err);
    }

    /** Returns whether the system has what this class needs, which is not so everywhere. */
    static boolean isPossible() throws InterruptedException {
        try {
            return new ProcessBuilder(
                                    "env",
                                    "--default-signal=INT",
                                    "kill",
                                    "-0",
                                    Long.toString(ProcessHandle.current().pid()))
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    /** Asks the process to end, as {@code kill} does. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Interrupts the process, as Ctrl-C does. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    /** Waits for the end and returns the exit code; fails if it does not come in time. */
    int awaitExit(long timeoutSeconds) throws InterruptedException {
        if (!process.waitFor(timeoutSeconds, TimeUnit.SECONDS)) {
            throw new AssertionError("The process still runs after " + timeoutSeconds + " s");
        }
        return process.exitValue();
    }

    /** Returns what it has printed to standard output. */
    String out() throws IOException {
        return Files.readString(out, UTF_8);
    }

    /** Returns what it has printed to standard error. */
    String err() throws IOException {
        return Files.readString(err, UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
