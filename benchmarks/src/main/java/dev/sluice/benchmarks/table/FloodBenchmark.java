package dev.sluice.benchmarks.table;

import dev.sluice.internal.embedded.table.CombineTable;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Does a million different keys of equal {@code hashCode} cost at most ten times a million ordinary ones? */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 3)
@Fork(
        value = 3,
        jvmArgsAppend = {"-Xms1g", "-Xmx1g", "-XX:+UseSerialGC"})
public class FloodBenchmark {
    private static final int KEYS = 1_000_000;

    /** What the keys are; the pairs differ only in how their hash codes are spread. */
    @Param
    public Keys keys = Keys.WORDS;

    /** Inserts every key once. */
    @Benchmark
    public int table(CpuTime cpu) throws Exception {
        CombineTable table = new CombineTable();
        for (int i = 0; i < KEYS; i++) {
            Counting.count(table, keys.make.apply(i));
        }
        cpu.add(KEYS);
        return table.size();
    }

    /** Kinds of keys. */
    public enum Keys {
        /** Strings of forty characters. */
        WORDS(i -> blocks(i, "Aa", "Ab")),
        /** Strings of forty characters and equal hash code. */
        EQUAL_WORDS(i -> blocks(i, "Aa", "BB")),
        /** Records. */
        RECORDS(Plain::new),
        /** Records whose hash code is 42. */
        EQUAL_RECORDS(Constant::new),
        /** Comparable objects. */
        COMPARABLES(i -> new Version(i, Integer.hashCode(i))),
        /** Comparable objects whose hash code is 42. */
        EQUAL_COMPARABLES(i -> new Version(i, 42));

        @SuppressWarnings("ImmutableEnumChecker") // lambdas that capture nothing
        private final IntFunction<Object> make;

        Keys(IntFunction<Object> make) {
            this.make = make;
        }
    }

    private static String blocks(int number, String zero, String one) {
        StringBuilder text = new StringBuilder(40);
        for (int bit = 0; bit < 20; bit++) {
            text.append((number >>> bit & 1) == 0 ? zero : one);
        }
        return text.toString();
    }

    private record Plain(int number) {}

    private record Constant(int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }

    private static final class Version implements Comparable<Version> {
        private final int number;
        private final int hash;

        Version(int number, int hash) {
            this.number = Integer.reverse(number);
            this.hash = hash;
        }

        @Override
        public int compareTo(Version other) {
            return Integer.compare(number, other.number);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Version version && version.number == number;
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
