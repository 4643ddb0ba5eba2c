package dev.sluice.benchmarks.table;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.sluice.internal.embedded.table.CombineTable;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Is the table at least as fast as {@code HashMap.merge} for counting words: a vocabulary of 100,000 after Zipf, each
 * record a new string whose hash has to be computed?
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class WordCountBenchmark {
    private static final int VOCABULARY = 100_000;
    private static final int RECORDS = 1_000_000;

    private final CombineTable reused = new CombineTable();
    private byte[][] words = new byte[0][];

    /** Draws the words. */
    @Setup
    public void draw() {
        double[] cumulative = new double[VOCABULARY];
        double sum = 0;
        for (int rank = 0; rank < VOCABULARY; rank++) {
            sum += 1.0 / (rank + 1);
            cumulative[rank] = sum;
        }
        SplittableRandom random = new SplittableRandom(42);
        words = new byte[RECORDS][];
        for (int i = 0; i < RECORDS; i++) {
            int found = Arrays.binarySearch(cumulative, random.nextDouble(sum));
            words[i] = ("word" + Integer.toString((found < 0 ? ~found : found) * 31, 36)).getBytes(ISO_8859_1);
        }
    }

    /** The yardstick. */
    @Benchmark
    public int hashMap(CpuTime cpu) {
        Map<Object, Long> map = Counting.newMap();
        for (byte[] word : words) {
            Counting.count(map, new String(word, ISO_8859_1));
        }
        cpu.add(words.length);
        return map.size();
    }

    /** A new table for each batch. */
    @Benchmark
    public int newTable(CpuTime cpu) throws Exception {
        return fill(new CombineTable(), cpu);
    }

    /** A table reset after each batch, as tasks use it. */
    @Benchmark
    public int reusedTable(CpuTime cpu) throws Exception {
        reused.reset();
        return fill(reused, cpu);
    }

    private int fill(CombineTable table, CpuTime cpu) throws Exception {
        for (byte[] word : words) {
            Counting.count(table, new String(word, ISO_8859_1));
        }
        cpu.add(words.length);
        return table.size();
    }
}
