package dev.sluice.benchmarks;

import dev.sluice.internal.codec.CodecRegistry;
import dev.sluice.internal.codec.ElementFrame;
import dev.sluice.internal.codec.ElementReader;
import dev.sluice.internal.codec.ElementWriter;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * How many small records and strings a second can one thread write into frames, and read back?
 *
 * <p><b>Thread rule:</b> confined to one thread, as its writer is.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@State(Scope.Thread)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBenchmark {
    private static final int ELEMENT_COUNT = 1_000;

    private record Click(String page, long userId, int durationMillis, double score) {}

    private final CodecRegistry registry = CodecRegistry.dynamic();
    private final ElementWriter writer = ElementWriter.standalone(registry);
    private final ElementReader reader = new ElementReader(registry);
    private final Click[] clicks = new Click[ELEMENT_COUNT];
    private final String[] lines = new String[ELEMENT_COUNT];

    public CodecBenchmark() {
        for (int index = 0; index < ELEMENT_COUNT; index++) {
            clicks[index] = new Click("/products/" + index, 1_000_000L + index, index, index / 7.0);
            lines[index] = "the quick brown fox jumps over the lazy dog " + index;
        }
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENT_COUNT)
    public byte[] writeRecords() {
        return write(clicks);
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENT_COUNT)
    public void roundTripRecords(Blackhole sink) {
        read(write(clicks), sink);
    }

    @Benchmark
    @OperationsPerInvocation(ELEMENT_COUNT)
    public void roundTripLines(Blackhole sink) {
        read(write(lines), sink);
    }

    private byte[] write(Object[] elements) {
        for (Object element : elements) {
            writer.append(element);
        }
        return writer.finishFrame();
    }

    private void read(byte[] bytes, Blackhole sink) {
        ElementFrame frame = reader.open(ByteBuffer.wrap(bytes));
        while (frame.hasNext()) {
            sink.consume(frame.next());
        }
    }
}
