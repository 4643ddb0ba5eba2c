package dev.sluice.benchmarks.soak;

import dev.sluice.time.Durations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Answers: does a program that runs at full speed for long stay as it began, and does it leave anything behind?
 *
 * <p>Words are counted over a loopback socket while blocks spill to disk. After a tenth of the time, which warms up, and then five times
 * at equal distances, the sender pauses until everything is counted, and the process is measured after a full collection. At the end the
 * program is stopped gracefully. Exits with 1 if a check fails.
 *
 * <p>Run with {@code ./dev soak [--duration D]}.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
public final class Soak {
    private static final Duration DEFAULT_DURATION = Duration.ofMinutes(3);
    private static final int LINES_PER_PASS = 100_000;
    private static final long BUFFER_BYTES = 1 << 20;
    private static final int MEASUREMENTS = 5;
    private static final long HEAP_BOUND_BYTES = 1 << 20;
    private static final long CLASS_BOUND = 20;
    private static final long DIRECT_BOUND_BYTES = 1 << 20;

    private final List<ProcessFigures> figures = new ArrayList<>();
    private boolean hasFailed;

    private Soak() {}

    public static void main(String[] arguments) throws Exception {
        Duration duration = duration(List.of(arguments));
        Soak soak = new Soak();
        soak.run(duration);
        System.exit(soak.hasFailed ? 1 : 0);
    }

    private static Duration duration(List<String> arguments) {
        if (arguments.isEmpty()) {
            return DEFAULT_DURATION;
        }
        if (arguments.size() != 2 || !arguments.get(0).equals("--duration")) {
            System.err.println("soak: unknown arguments " + arguments + "; use --duration D, such as --duration 5min");
            System.exit(2);
        }
        return Durations.parse(arguments.get(1));
    }

    private void run(Duration duration) throws Exception {
        SoakText text = SoakText.create(LINES_PER_PASS);
        Path spillDirectory = Files.createTempDirectory("sluice-soak");
        OpenThings before = OpenThings.now();
        try (SoakRun run = new SoakRun(text, spillDirectory, BUFFER_BYTES)) {
            long startNanos = System.nanoTime();
            measure(run, startNanos);
            figures.clear(); // cold, and without the classes that measuring itself needs
            sendUntil(startNanos + duration.toNanos() / 10, run);
            long warmNanos = System.nanoTime();
            measure(run, startNanos);
            long stepNanos = (duration.toNanos() - (warmNanos - startNanos)) / MEASUREMENTS;
            for (int measurement = 1; measurement <= MEASUREMENTS; measurement++) {
                sendUntil(warmNanos + measurement * stepNanos, run);
                measure(run, startNanos);
            }
            checkAnswer(run, text, Duration.ofNanos(System.nanoTime() - startNanos));
        }
        checkFlat("heap after a full collection, bytes", ProcessFigures::heapBytes, HEAP_BOUND_BYTES);
        checkFlat("loaded classes", ProcessFigures::classCount, CLASS_BOUND);
        checkFlat("direct memory, bytes", ProcessFigures::directBytes, DIRECT_BOUND_BYTES);
        check(before.threadsLeft().isEmpty(), "threads left after stop: " + before.threadsLeft());
        check(before.handlesLeft().isEmpty(), "file handles left after stop: " + before.handlesLeft());
        checkSpillDirectory(spillDirectory);
    }

    private static void sendUntil(long endNanos, SoakRun run) throws IOException {
        do {
            run.sendPass();
        } while (System.nanoTime() - endNanos < 0);
    }

    private void measure(SoakRun run, long startNanos) throws Exception {
        run.awaitCounted();
        ProcessFigures now = ProcessFigures.measure();
        figures.add(now);
        System.out.printf(
                "after %4d s: %,d bytes of heap, %,d classes, %,d bytes direct%n",
                (System.nanoTime() - startNanos) / 1_000_000_000, now.heapBytes(), now.classCount(), now.directBytes());
    }

    private void checkAnswer(SoakRun run, SoakText text, Duration elapsed) {
        long wordCount = run.passCount() * text.wordCount();
        System.out.printf(
                "%,d words in %,d batches in %d s: %.2f million words/s, pauses included; %,d bytes spilled%n",
                wordCount,
                run.batchCount(),
                elapsed.toSeconds(),
                wordCount / 1e3 / elapsed.toMillis(),
                run.spilledBytes());
        check(run.isCountExact(), "each word was counted as often as it was sent");
        check(run.failedBatchCount() == 0, "failed batches: " + run.failedBatchCount());
        check(run.spilledBytes() > 0, "blocks were spilled to disk");
    }

    private void checkFlat(String name, ToLongFunction<ProcessFigures> figure, long bound) {
        long first = figure.applyAsLong(figures.get(0));
        long most = figures.stream().mapToLong(figure).max().orElseThrow();
        String all = figures.stream()
                .map(each -> Long.toString(figure.applyAsLong(each)))
                .collect(Collectors.joining(" "));
        check(most - first <= bound, name + ": " + all + " (bound: " + bound + " above the first)");
    }

    private void checkSpillDirectory(Path spillDirectory) throws IOException {
        try (Stream<Path> left = Files.list(spillDirectory)) {
            List<Path> files = left.toList();
            check(files.isEmpty(), "spilled blocks left after stop: " + files);
        }
        Files.deleteIfExists(spillDirectory);
    }

    private void check(boolean isGood, String what) {
        System.out.println((isGood ? "ok    " : "FAIL  ") + what);
        hasFailed |= !isGood;
    }
}
