package dev.sluice.benchmarks.wordcount;

import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.embedded.EmbeddedOptions;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Answers: what does the runtime alone cost for a batch of ten records through map, reduceByKey and collect, planning included?
 *
 * <p><b>Thread rule:</b> JMH's.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 2)
@Fork(1)
public class TinyBatchBenchmark {
    private static final Origin SOURCE = new Origin("numbers#0", "App.java:1", true);
    private static final Origin REDUCE = new Origin("reduceByKey#2", "App.java:3", true);
    private static final Origin COLLECT = new Origin("collect#3", "App.java:4", true);

    /** Whether chains are fused. */
    @Param({"true", "false"})
    public boolean isFusing;

    /** The number of partitions, before and after the exchange. */
    @Param({"1", "2"})
    public int partitionCount;

    private final NarrowOperator<Integer, Pair<Integer, Long>> map = new NarrowOperator.OneToOne<>(
            number -> Pair.of(number % 3, 1L), false, new Origin("mapToPair#1", "App.java:2", true));
    private final Aggregation<Long, Long> sum = Aggregation.reducing(Long::sum);
    private final Collect collect = new Collect();
    private final List<List<Integer>> partitions = new ArrayList<>();
    private Seams seams;
    private EmbeddedRuntime runtime;

    @Setup
    public void create() {
        seams = SystemSeams.create(2, "tiny");
        EmbeddedOptions options = EmbeddedOptions.ofParallelism(2).withFusing(isFusing);
        runtime =
                new EmbeddedRuntime(new RuntimeContext(StreamingConf.create(), seams, new FrameBlockCodec()), options);
        List<Integer> numbers = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        for (int partition = 0; partition < partitionCount; partition++) {
            partitions.add(numbers.subList(10 * partition / partitionCount, 10 * (partition + 1) / partitionCount));
        }
    }

    @TearDown
    public void close() {
        runtime.close();
        seams.tasks().close();
    }

    @Benchmark
    public List<List<Pair<Integer, Long>>> mapReduceByKeyCollect() {
        List<Split<Integer>> splits = new ArrayList<>(partitionCount);
        for (List<Integer> partition : partitions) {
            splits.add(new Numbers(partition));
        }
        RDDNode<Pair<Integer, Long>> counts = new RDDNode.Exchange<>(
                new RDDNode.Narrow<>(new RDDNode.Read<>(splits, SOURCE), map),
                new HashPartitioner(partitionCount),
                Optional.of(sum),
                REDUCE);
        return runtime.run(new BatchContext(1, 1000), Job.overAll(counts, collect, COLLECT));
    }

    private record Numbers(List<Integer> numbers) implements Split<Integer> {
        @Override
        public Iterator<Integer> open() {
            return numbers.iterator();
        }

        @Override
        public long elementCount() {
            return numbers.size();
        }
    }

    private static final class Collect
            implements Action.OnEach<Pair<Integer, Long>, List<Pair<Integer, Long>>, List<Pair<Integer, Long>>> {
        private static final long serialVersionUID = 1;

        @Override
        public List<Pair<Integer, Long>> begin(int partition) {
            return new ArrayList<>();
        }

        @Override
        public void accept(List<Pair<Integer, Long>> state, Pair<Integer, Long> element) {
            state.add(element);
        }

        @Override
        public List<Pair<Integer, Long>> end(List<Pair<Integer, Long>> state) {
            return state;
        }
    }
}
