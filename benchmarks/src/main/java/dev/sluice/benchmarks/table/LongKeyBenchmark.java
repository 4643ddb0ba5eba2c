package dev.sluice.benchmarks.table;

import dev.sluice.internal.embedded.table.CombineTable;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Is the table faster than {@code HashMap.merge} for two million records with Long keys drawn evenly? */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class LongKeyBenchmark {
    private static final int RECORDS = 2_000_000;

    /** How many different keys there are. */
    @Param({"1000", "100000", "1000000"})
    public int keys;

    private final CombineTable reused = new CombineTable();
    private long[] drawn = new long[0];

    /** Draws the keys. */
    @Setup
    public void draw() {
        drawn = new SplittableRandom(42).longs(RECORDS, 0, keys).toArray();
    }

    /** The yardstick. */
    @Benchmark
    public int hashMap(CpuTime cpu) {
        Map<Object, Long> map = Counting.newMap();
        for (long key : drawn) {
            Counting.count(map, key);
        }
        cpu.add(drawn.length);
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
        for (long key : drawn) {
            Counting.count(table, key);
        }
        cpu.add(drawn.length);
        return table.size();
    }
}
