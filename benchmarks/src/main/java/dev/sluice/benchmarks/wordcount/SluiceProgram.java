package dev.sluice.benchmarks.wordcount;

import dev.sluice.function.Pair;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Word count as lineage, built anew for each batch from the same operators, as the planner does it.
 *
 * <p><b>Thread rule:</b> confined to one caller.
 */
final class SluiceProgram {
    private static final Origin SOURCE = new Origin("lines#0", "WordCount.java:1", true);
    private static final Origin COUNTS = new Origin("reduceByKey#3", "WordCount.java:4", true);
    private static final Origin OUTPUT = new Origin("digest#4", "WordCount.java:5", true);

    private final EmbeddedRuntime runtime;
    private final NarrowOperator<String, String> words;
    private final NarrowOperator<String, Pair<String, Long>> pairs = new NarrowOperator.OneToOne<>(
            word -> Pair.of(word, 1L), false, new Origin("mapToPair#2", "WordCount.java:3", true));
    private final Aggregation<Long, Long> sum = Aggregation.reducing(Long::sum);
    private final Digest digest = new Digest();
    private long batchId;

    SluiceProgram(EmbeddedRuntime runtime, boolean isPushing) {
        this.runtime = runtime;
        Origin origin = new Origin(isPushing ? "mapMulti#1" : "flatMap#1", "WordCount.java:2", true);
        this.words = isPushing
                ? new NarrowOperator.MapMulti<String, String>((line, out) -> Tokenizer.pushWords(line, out), origin)
                : new NarrowOperator.FlatMap<>(line -> List.of(line.split(" ")), false, origin);
    }

    Answer run(List<List<String>> partitions) {
        List<Split<String>> splits = new ArrayList<>(partitions.size());
        for (List<String> partition : partitions) {
            splits.add(new Lines(partition));
        }
        RDDNode<String> lines = new RDDNode.Read<>(splits, SOURCE);
        RDDNode<Pair<String, Long>> ones = new RDDNode.Narrow<>(new RDDNode.Narrow<>(lines, words), pairs);
        RDDNode<Pair<String, Long>> counts =
                new RDDNode.Exchange<>(ones, new HashPartitioner(runtime.parallelism()), Optional.of(sum), COUNTS);
        return runtime.run(new BatchContext(batchId++, 0), Job.overAll(counts, digest, OUTPUT)).stream()
                .reduce(Answer.NONE, Answer::plus);
    }

    private record Lines(List<String> lines) implements Split<String> {
        @Override
        public Iterator<String> open() {
            return lines.iterator();
        }

        @Override
        public long elementCount() {
            return lines.size();
        }
    }

    private static final class Digest implements Action.OnEach<Pair<String, Long>, Answer.Builder, Answer> {
        private static final long serialVersionUID = 1;

        @Override
        public Answer.Builder begin(int partition) {
            return new Answer.Builder();
        }

        @Override
        public void accept(Answer.Builder state, Pair<String, Long> count) {
            state.add(count.first(), count.second());
        }

        @Override
        public Answer end(Answer.Builder state) {
            return state.build();
        }
    }
}
