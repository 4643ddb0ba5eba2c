package dev.sluice.rdd;

import dev.sluice.function.Pair;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Composes what brings the pairs of several RDDs together by key: cogroup, and the joins, which are the products of its groups.
 *
 * <p>Keys come in the order in which they are first met, walking the first RDD, then the second, and so on.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class CoGrouping {

    private CoGrouping() {}

    /** The values of one key, one list for each RDD. */
    record Groups(List<List<Object>> lists) {

        static Groups empty(int count) {
            return new Groups(IntStream.range(0, count)
                    .<List<Object>>mapToObj(index -> new ArrayList<>())
                    .toList());
        }

        @SuppressWarnings("unchecked") // the caller names the type of the RDD at this index
        <V> List<V> at(int index) {
            return (List<V>) (List<?>) lists.get(index);
        }
    }

    /** What becomes of the groups of a key. */
    interface Result<K, R> extends Serializable {
        Iterator<Pair<K, R>> of(K key, Groups groups);
    }

    /** How a join sees the values of one side. */
    interface Side<V, A> extends Serializable {
        List<A> of(List<V> values);
    }

    static <V> Side<V, V> required() {
        return values -> values;
    }

    /** Returns the side that stands in with an empty value where it has none. */
    static <V> Side<V, Optional<V>> optional() {
        return values -> values.isEmpty()
                ? List.of(Optional.empty())
                : values.stream().map(Optional::of).toList();
    }

    static <K, V, W, A, B> RDDNode<Pair<K, Pair<A, B>>> joined(
            PairRDD<K, V> left,
            PairRDD<K, W> right,
            Side<V, A> leftSide,
            Side<W, B> rightSide,
            Shuffle shuffle,
            String name) {
        return grouped(
                List.of(left, right),
                (key, groups) -> {
                    List<A> rows = leftSide.of(groups.at(0));
                    List<B> columns = rightSide.of(groups.at(1));
                    return withKey(key, new Product<>(rows.iterator(), columns));
                },
                shuffle,
                name);
    }

    static <K, R> RDDNode<Pair<K, R>> grouped(
            List<PairRDD<K, ?>> sources, Result<K, R> result, Shuffle shuffle, String name) {
        RDDScope scope = sources.get(0).scope();
        Origin origin = scope.origin(name);
        RDDNode<?>[] nodes = sources.stream().map(RDD::node).toArray(RDDNode<?>[]::new);
        Partitioner partitioner = shuffle.choose(scope.launcher().defaultParallelism(), nodes);
        List<RDDNode<?>> placed = new ArrayList<>();
        for (PairRDD<K, ?> source : sources) {
            placed.add(placed(source, partitioner, origin));
        }
        ZipOperator.ZipFunction<Pair<K, R>> function = (partition, parents) -> {
            Stream<Map.Entry<K, Groups>> entries = CoGrouping.<K>table(parents).entrySet().stream();
            return new Flattened<>(entries.map(entry -> result.of(entry.getKey(), entry.getValue()))
                    .iterator());
        };
        return new RDDNode.Zip<>(placed, new ZipOperator<>(function, true, origin));
    }

    private static <K, V> RDDNode<Pair<K, V>> placed(PairRDD<K, V> source, Partitioner partitioner, Origin origin) {
        return Combining.placed(source.node(), partitioner, origin);
    }

    private static <K> Map<K, Groups> table(List<Iterator<?>> parents) {
        Map<K, Groups> table = new LinkedHashMap<>();
        for (int index = 0; index < parents.size(); index++) {
            Iterator<Pair<K, Object>> pairs = ZipSides.side(parents, index);
            while (pairs.hasNext()) {
                Pair<K, Object> pair = pairs.next();
                table.computeIfAbsent(pair.first(), key -> Groups.empty(parents.size()))
                        .at(index)
                        .add(pair.second());
            }
        }
        return table;
    }

    private static <K, R> Iterator<Pair<K, R>> withKey(K key, Iterator<R> results) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return results.hasNext();
            }

            @Override
            public Pair<K, R> next() {
                return new Pair<>(key, results.next());
            }
        };
    }
}
