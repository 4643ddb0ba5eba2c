package dev.sluice.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.internal.ingest.LineSplitter;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Does cutting lines out of bytes cost less than {@link BufferedReader#readLine}, which decodes first? Per line of ten words.
 *
 * <p><b>Thread rule:</b> confined to the benchmark's thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LineBenchmark {
    private static final int LINES = 100_000;

    /** The word that lines are made of, followed by a number. */
    @Param({"word", "wörd"})
    String word = "word";

    private byte[] text = new byte[0];

    @Setup
    public void makeText() {
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder lines = new StringBuilder();
        for (int line = 0; line < LINES; line++) {
            for (int index = 0; index < 10; index++) {
                lines.append(word).append(random.nextInt(100_000)).append(index < 9 ? ' ' : '\n');
            }
        }
        text = lines.toString().getBytes(UTF_8);
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public long splitter() throws IOException {
        LineSplitter splitter = new LineSplitter(UTF_8, 1 << 20, new NoRefusal());
        ByteArrayInputStream in = new ByteArrayInputStream(text);
        long charCount = 0;
        while (true) {
            for (String line = splitter.next(); line != null; line = splitter.next()) {
                charCount += line.length();
            }
            int room = splitter.writableCount();
            int count = in.read(splitter.buffer(), splitter.writeIndex(), room);
            if (count < 0) {
                return charCount;
            }
            splitter.written(count);
        }
    }

    @Benchmark
    @OperationsPerInvocation(LINES)
    public long bufferedReader() throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(new ByteArrayInputStream(text), UTF_8));
        long charCount = 0;
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            charCount += line.length();
        }
        return charCount;
    }

    private static final class NoRefusal implements LineSplitter.Refusal {
        @Override
        public void tooLong(long byteCount, String beginning) {
            throw new AssertionError("no line is too long");
        }

        @Override
        public void malformed(String line) {
            throw new AssertionError("all lines are UTF-8");
        }
    }
}
