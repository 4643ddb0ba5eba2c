package dev.sluice.benchmarks.wordcount;

import com.sun.management.OperatingSystemMXBean;
import dev.sluice.config.StreamingConf;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.embedded.EmbeddedOptions;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Answers: how much of a hand-written two-thread word count does the embedded runtime reach?
 *
 * <p>Every round runs each program once on the same lines, one after the other, so that whatever else the machine does meets all of
 * them. Prints the median time of each and its ratio to the hand-written loop with the same tokenizer; all answers must be equal. On a
 * busy machine go by the CPU time, which counts the collector and the compiler too.
 *
 * <p>Run with {@code java -cp … dev.sluice.benchmarks.wordcount.WordCountComparison [ROUNDS]}.
 *
 * <p><b>Thread rule:</b> one thread, which is also the first of the two that count.
 */
public final class WordCountComparison {
    private static final int LINES = 200_000;
    private static final int THREADS = 2;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private WordCountComparison() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 31 : Integer.parseInt(arguments[0]);
        List<String> lines = ZipfLines.create(LINES, 10, 100_000, 42);
        List<List<String>> partitions = List.of(lines.subList(0, LINES / 2), lines.subList(LINES / 2, LINES));
        ExecutorService pool = Executors.newFixedThreadPool(THREADS - 1);
        Seams seams = SystemSeams.create(THREADS, "wordcount");
        try {
            compare(pool, seams, partitions, rounds);
        } finally {
            pool.shutdown();
            seams.tasks().close();
        }
    }

    private static void compare(ExecutorService pool, Seams seams, List<List<String>> partitions, int rounds)
            throws Exception {
        List<Contestant> contestants = List.of(
                new Contestant("hand-written split", new HandWritten(pool, false)::run),
                new Contestant("sluice split", new SluiceProgram(runtime(seams, true), false)::run),
                new Contestant("sluice split, not fused", new SluiceProgram(runtime(seams, false), false)::run),
                new Contestant("hand-written push", new HandWritten(pool, true)::run),
                new Contestant("sluice push", new SluiceProgram(runtime(seams, true), true)::run),
                new Contestant("sluice push, not fused", new SluiceProgram(runtime(seams, false), true)::run));
        Answer expected = contestants.get(0).program().run(partitions);
        long[][] cpuNanos = new long[contestants.size()][rounds];
        long[][] nanos = new long[contestants.size()][rounds];
        int warmUps = Math.max(3, rounds / 3);
        for (int round = -warmUps; round < rounds; round++) {
            for (int turn = 0; turn < contestants.size(); turn++) {
                // Each round begins with another contestant: nobody always collects the garbage of the same
                // predecessor.
                int index = Math.floorMod(turn + round, contestants.size());
                long startCpu = PROCESS.getProcessCpuTime();
                long start = System.nanoTime();
                Answer answer = contestants.get(index).program().run(partitions);
                long elapsed = System.nanoTime() - start;
                cpuNanos[index][Math.max(round, 0)] = PROCESS.getProcessCpuTime() - startCpu;
                if (!answer.equals(expected)) {
                    throw new IllegalStateException(
                            contestants.get(index).name() + " counted " + answer + ", expected " + expected);
                }
                nanos[index][Math.max(round, 0)] = elapsed;
            }
        }
        print("wall clock", contestants, nanos);
        print("CPU of the process", contestants, cpuNanos);
    }

    private static void print(String what, List<Contestant> contestants, long[][] nanos) {
        System.out.println(what);
        double handWritten = 1;
        for (int index = 0; index < contestants.size(); index++) {
            Arrays.sort(nanos[index]);
            double median = nanos[index][nanos[index].length / 2];
            if (contestants.get(index).name().startsWith("hand-written")) {
                handWritten = median;
            }
            System.out.printf(
                    "  %-26s %7.1f ms  %6.1f M words/s  %.2f of hand-written%n",
                    contestants.get(index).name(), median / 1e6, LINES * 10 / median * 1e3, handWritten / median);
        }
    }

    private static EmbeddedRuntime runtime(Seams seams, boolean isFusing) {
        EmbeddedOptions options = EmbeddedOptions.ofParallelism(THREADS).withFusing(isFusing);
        return new EmbeddedRuntime(new RuntimeContext(StreamingConf.create(), seams, new FrameBlockCodec()), options);
    }

    private record Contestant(String name, Program program) {}

    @FunctionalInterface
    private interface Program {
        Answer run(List<List<String>> partitions) throws Exception;
    }
}
