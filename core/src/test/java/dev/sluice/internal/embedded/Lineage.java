package dev.sluice.internal.embedded;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.MapMultiFunction;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.PartitionFunction;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.rdd.ZipOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** Composes lineage in tests; operators are named and belong to the graph, so that a fusing runtime fuses them. */
final class Lineage {
    static final Origin COLLECT = origin("collect#9");

    private Lineage() {}

    static Origin origin(String operator) {
        return new Origin(operator, "App.java:12", true);
    }

    @SafeVarargs
    static <T> RDDNode<T> read(List<T>... partitions) {
        List<Split<T>> splits = new ArrayList<>();
        for (List<T> partition : partitions) {
            splits.add(new ListSplit<>(partition));
        }
        return new RDDNode.Read<>(splits, origin("source#0"));
    }

    static <T> RDDNode<T> readSplits(List<Split<T>> splits) {
        return new RDDNode.Read<>(splits, origin("source#0"));
    }

    static <T, R> RDDNode<R> map(RDDNode<T> parent, Function<T, R> function) {
        return new RDDNode.Narrow<>(parent, new NarrowOperator.OneToOne<>(function, false, origin("map#3")));
    }

    static <T> RDDNode<T> filter(RDDNode<T> parent, Function<T, Boolean> predicate) {
        return new RDDNode.Narrow<>(parent, new NarrowOperator.Filter<>(predicate, origin("filter#4")));
    }

    static <T, R> RDDNode<R> flatMap(RDDNode<T> parent, FlatMapFunction<T, R> function) {
        return new RDDNode.Narrow<>(parent, new NarrowOperator.FlatMap<>(function, false, origin("flatMap#5")));
    }

    static <T, R> RDDNode<R> mapMulti(RDDNode<T> parent, MapMultiFunction<T, R> function) {
        return new RDDNode.Narrow<>(parent, new NarrowOperator.MapMulti<>(function, origin("mapMulti#6")));
    }

    static <T, R> RDDNode<R> onPartition(RDDNode<T> parent, PartitionFunction<T, R> function) {
        return new RDDNode.Narrow<>(
                parent, new NarrowOperator.OnPartition<>(function, false, origin("mapPartitions#7")));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    static <T> RDDNode<T> union(RDDNode<T>... sources) {
        return new RDDNode.Union<>(List.of(sources));
    }

    static <K, V> RDDNode<Pair<K, V>> reduceByKey(
            RDDNode<Pair<K, V>> parent, Partitioner partitioner, Function2<V, V, V> function) {
        return exchange(parent, partitioner, Aggregation.reducing(function));
    }

    static <K, V> RDDNode<Pair<K, List<V>>> groupByKey(RDDNode<Pair<K, V>> parent, Partitioner partitioner) {
        return exchange(
                parent,
                partitioner,
                new Aggregation<V, List<V>>(
                        value -> new ArrayList<>(List.of(value)),
                        (values, value) -> {
                            values.add(value);
                            return values;
                        },
                        (first, second) -> {
                            first.addAll(second);
                            return first;
                        },
                        false));
    }

    static <K, V, C> RDDNode<Pair<K, C>> exchange(
            RDDNode<Pair<K, V>> parent, Partitioner partitioner, Aggregation<V, C> aggregation) {
        return new RDDNode.Exchange<>(parent, partitioner, Optional.of(aggregation), origin("reduceByKey#8"));
    }

    static <K, V> RDDNode<Pair<K, V>> partitionBy(RDDNode<Pair<K, V>> parent, Partitioner partitioner) {
        return new RDDNode.Exchange<K, V, V>(parent, partitioner, Optional.empty(), origin("partitionBy#8"));
    }

    static <T> RDDNode<T> zip(ZipOperator.ZipFunction<T> function, RDDNode<?>... parents) {
        return new RDDNode.Zip<>(Arrays.asList(parents), new ZipOperator<>(function, false, origin("zip#2")));
    }

    /** Puts the partition's number before each element. */
    static Iterator<String> numbered(int partition, Iterator<String> elements) {
        List<String> numbered = new ArrayList<>();
        elements.forEachRemaining(element -> numbered.add(partition + element));
        return numbered.iterator();
    }

    static <T> Job<T, List<T>> collect(RDDNode<T> node) {
        return Job.overAll(node, new Collect<>(), COLLECT);
    }

    static <T> Job<T, List<T>> take(RDDNode<T> node, int count, Integer... partitions) {
        Action.OnIterator<T, List<T>> action = (partition, elements) -> {
            List<T> taken = new ArrayList<>();
            while (taken.size() < count && elements.hasNext()) {
                taken.add(elements.next());
            }
            return taken;
        };
        return new Job<>(node, List.of(partitions), action, COLLECT);
    }

    private record ListSplit<T>(List<T> elements) implements Split<T> {
        @Override
        public Iterator<T> open() {
            return elements.iterator();
        }

        @Override
        public long elementCount() {
            return elements.size();
        }
    }

    private static final class Collect<T> implements Action.OnEach<T, List<T>, List<T>> {
        @Override
        public List<T> begin(int partition) {
            return new ArrayList<>();
        }

        @Override
        public void accept(List<T> state, T element) {
            state.add(element);
        }

        @Override
        public List<T> end(List<T> state) {
            return state;
        }
    }
}
