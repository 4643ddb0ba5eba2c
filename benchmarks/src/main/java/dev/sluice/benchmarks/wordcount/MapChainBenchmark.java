package dev.sluice.benchmarks.wordcount;

import dev.sluice.config.StreamingConf;
import dev.sluice.function.Function;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.embedded.EmbeddedOptions;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Answers: what does fusing gain where operators do little, three chains of six operators in one program, 100,000 numbers each?
 *
 * <p><b>Thread rule:</b> JMH's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MapChainBenchmark {
    private static final Origin SOURCE = new Origin("numbers#0", "App.java:1", true);
    private static final Origin OUTPUT = new Origin("sum#9", "App.java:9", true);

    /** Whether chains are fused. */
    @Param({"true", "false"})
    public boolean isFusing;

    private final List<Integer> numbers = IntStream.range(0, 100_000).boxed().toList();
    private final Sum sum = new Sum();
    private final List<List<NarrowOperator<Integer, Integer>>> chains = List.of(
            List.of(
                    map(n -> n + 1),
                    keep(n -> n > 2),
                    map(n -> n * 3),
                    map(n -> n ^ 5),
                    keep(n -> n != 7),
                    map(n -> n - 1)),
            List.of(
                    map(n -> n - 2),
                    keep(n -> n > 3),
                    map(n -> n * 5),
                    map(n -> n ^ 7),
                    keep(n -> n != 8),
                    map(n -> n + 1)),
            List.of(
                    map(n -> n + 3),
                    keep(n -> n > 4),
                    map(n -> n * 7),
                    map(n -> n ^ 9),
                    keep(n -> n != 9),
                    map(n -> n - 2)));
    private Seams seams;
    private EmbeddedRuntime runtime;

    @Setup
    public void create() {
        seams = SystemSeams.create(1, "chain");
        EmbeddedOptions options = EmbeddedOptions.ofParallelism(1).withFusing(isFusing);
        runtime =
                new EmbeddedRuntime(new RuntimeContext(StreamingConf.create(), seams, new FrameBlockCodec()), options);
    }

    @TearDown
    public void close() {
        runtime.close();
        seams.tasks().close();
    }

    @Benchmark
    public long embedded() {
        long total = 0;
        for (List<NarrowOperator<Integer, Integer>> chain : chains) {
            Split<Integer> split = numbers::iterator;
            RDDNode<Integer> node = new RDDNode.Read<>(List.of(split), SOURCE);
            for (NarrowOperator<Integer, Integer> operator : chain) {
                node = new RDDNode.Narrow<>(node, operator);
            }
            total += runtime.run(BatchContext.NONE, Job.overAll(node, sum, OUTPUT))
                    .get(0);
        }
        return total;
    }

    @Benchmark
    public long handWritten() {
        long total = 0;
        for (int n : numbers) {
            int last = (((n + 1) * 3) ^ 5) - 1;
            total += n + 1 > 2 && last != 6 ? last : 0;
        }
        for (int n : numbers) {
            int last = (((n - 2) * 5) ^ 7) + 1;
            total += n - 2 > 3 && last != 9 ? last : 0;
        }
        for (int n : numbers) {
            int last = (((n + 3) * 7) ^ 9) - 2;
            total += n + 3 > 4 && last != 7 ? last : 0;
        }
        return total;
    }

    private static NarrowOperator<Integer, Integer> map(Function<Integer, Integer> function) {
        return new NarrowOperator.OneToOne<>(function, false, new Origin("map#1", "App.java:2", true));
    }

    private static NarrowOperator<Integer, Integer> keep(Function<Integer, Boolean> predicate) {
        return new NarrowOperator.Filter<>(predicate, new Origin("filter#2", "App.java:3", true));
    }

    private static final class Sum implements Action.OnEach<Integer, long[], Long> {
        private static final long serialVersionUID = 1;

        @Override
        public long[] begin(int partition) {
            return new long[1];
        }

        @Override
        public void accept(long[] state, Integer element) {
            state[0] += element;
        }

        @Override
        public Long end(long[] state) {
            return state[0];
        }
    }
}
