package dev.sluice.benchmarks.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Answers: how long does it take from the start of a JVM to the first count of words that a socket sends, cut on arrival?
 *
 * <p>In each round every way to count is started once: a hand-written loop, a program with Sluice on its class path, and the
 * {@code sluice} command, plainly and through its script. The server sends its line as soon as somebody connects.
 *
 * <p>Run with {@code java -cp … dev.sluice.benchmarks.start.FirstOutput [ROUNDS]} in the root of the repository, after {@code ./sluice
 * --version} has built the command.
 *
 * <p><b>Thread rule:</b> confined to the main thread, but for the server's.
 */
public final class FirstOutput {
    private static final String LINE = "to be or not to be\n";
    private static final String FIRST_COUNT = "(to,2)";

    private FirstOutput() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 11 : Integer.parseInt(arguments[0]);
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            serve(server);
            Map<String, List<String>> commands = commands(server.getLocalPort());
            Map<String, double[]> millis = new LinkedHashMap<>();
            commands.keySet().forEach(name -> millis.put(name, new double[rounds]));
            for (int round = 0; round < rounds; round++) {
                for (Map.Entry<String, double[]> measured : millis.entrySet()) {
                    measured.getValue()[round] =
                            millisToFirstCount(commands.getOrDefault(measured.getKey(), List.of()));
                }
            }
            millis.forEach(FirstOutput::print);
        }
    }

    private static Map<String, List<String>> commands(int port) {
        String java = System.getProperty("java.home") + "/bin/java";
        List<String> wordCount = List.of(
                "wordcount", "--port", "" + port, "--interval", "10s", "--conf", "sluice.batch.cutPolicy=on-arrival");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("hand-written loop", mainClass(java, HandWordCount.class, port));
        commands.put("program with Sluice", mainClass(java, SluiceWordCount.class, port));
        if (new File("cli/target/dist").isDirectory()) {
            commands.put(
                    "sluice command",
                    joined(List.of(java, "-cp", "cli/target/dist/*", "dev.sluice.cli.Sluice"), wordCount));
            commands.put("./sluice", joined(List.of("./sluice"), wordCount));
        }
        return commands;
    }

    private static List<String> mainClass(String java, Class<?> type, int port) {
        return List.of(java, "-cp", System.getProperty("java.class.path"), type.getName(), "" + port);
    }

    private static List<String> joined(List<String> first, List<String> second) {
        List<String> joined = new ArrayList<>(first);
        joined.addAll(second);
        return joined;
    }

    private static double millisToFirstCount(List<String> command) throws Exception {
        long startNanos = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            String line = output.readLine();
            while (line != null && !line.equals(FIRST_COUNT)) {
                line = output.readLine();
            }
            if (line == null) {
                throw new AssertionError("no count came from " + command);
            }
            return (System.nanoTime() - startNanos) / 1e6;
        } finally {
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static void print(String name, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                "%-20s median of %d: %.0f ms (%.0f to %.0f)%n",
                name, millis.length, millis[millis.length / 2], millis[0], millis[millis.length - 1]);
    }

    private static void serve(ServerSocket server) {
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try {
                            Socket peer = server.accept(); // left open: who counts is ended by force
                            OutputStream out = peer.getOutputStream();
                            out.write(LINE.getBytes(UTF_8));
                            out.flush();
                        } catch (IOException gone) {
                            // The reader has left, or this server was closed; the loop's condition tells which.
                        }
                    }
                },
                "line-server");
        thread.setDaemon(true);
        thread.start();
    }
}
