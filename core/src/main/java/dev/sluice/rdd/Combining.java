package dev.sluice.rdd;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Composes what brings the pairs of one RDD together by key.
 *
 * <p>Pairs that lie by an equal partitioner already are not exchanged again: each partition combines its own.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Combining {

    private Combining() {}

    /** Returns the pairs with those of one key in the partition that the partitioner says. */
    static <K, V> RDDNode<Pair<K, V>> placed(RDDNode<Pair<K, V>> node, Partitioner partitioner, Origin origin) {
        return liesBy(node, partitioner) ? node : new RDDNode.Exchange<>(node, partitioner, Optional.empty(), origin);
    }

    /** Returns one pair for each key. */
    static <K, V, C> RDDNode<Pair<K, C>> combined(
            RDDNode<Pair<K, V>> node, Partitioner partitioner, Aggregation<V, C> aggregation, Origin origin) {
        if (liesBy(node, partitioner)) {
            return new RDDNode.Narrow<>(
                    node, new NarrowOperator.OnPartition<>(inPartition(aggregation, origin), true, origin));
        }
        return new RDDNode.Exchange<>(node, partitioner, Optional.of(aggregation), origin);
    }

    /** Returns the aggregation that lists the values of a key; combining first would save nothing, so it does not. */
    static <V> Aggregation<V, List<V>> listing() {
        return new Aggregation<>(
                value -> {
                    List<V> values = new ArrayList<>();
                    values.add(value);
                    return values;
                },
                (values, value) -> {
                    values.add(value);
                    return values;
                },
                (values, later) -> {
                    values.addAll(later);
                    return values;
                },
                false);
    }

    /** Returns the elements that differ, each where it is first met. */
    static <T> RDDNode<T> distinct(RDDNode<T> node, Shuffle shuffle, RDDScope scope) {
        Origin origin = scope.origin("distinct");
        RDDNode<Pair<T, Boolean>> tagged = new RDDNode.Narrow<>(
                node, new NarrowOperator.OneToOne<>(element -> Pair.of(element, Boolean.TRUE), false, origin));
        Partitioner partitioner = shuffle.choose(scope.launcher().defaultParallelism());
        return keys(combined(tagged, partitioner, presence(), origin), origin);
    }

    /** Returns the aggregation that only notes that a key is there. */
    static Aggregation<Boolean, Boolean> presence() {
        return new Aggregation<>(tag -> tag, (tag, again) -> tag, (tag, again) -> tag, true);
    }

    static <K> RDDNode<K> keys(RDDNode<? extends Pair<K, ?>> node, Origin origin) {
        return new RDDNode.Narrow<>(node, new NarrowOperator.OneToOne<>(Pair::first, false, origin));
    }

    static <V> RDDNode<V> values(RDDNode<? extends Pair<?, V>> node, Origin origin) {
        return new RDDNode.Narrow<>(node, new NarrowOperator.OneToOne<>(Pair::second, false, origin));
    }

    /** Returns the pair of an element with what {@code key} says of it. */
    static <T, K> Function<T, Pair<K, T>> keyed(Function<? super T, ? extends K> key, Origin origin) {
        return element -> Pair.of(Results.notNull(key.call(element), origin), element);
    }

    private static boolean liesBy(RDDNode<?> node, Partitioner partitioner) {
        return node.partitioner().filter(partitioner::equals).isPresent();
    }

    private static <K, V, C> PartitionFunction<Pair<K, V>, Pair<K, C>> inPartition(
            Aggregation<V, C> aggregation, Origin origin) {
        Function<V, C> create = aggregation.create();
        Function2<C, V, C> mergeValue = aggregation.mergeValue();
        return (partition, pairs) -> {
            Map<K, C> combined = new LinkedHashMap<>();
            while (pairs.hasNext()) {
                Pair<K, V> pair = pairs.next();
                @Nullable C before = combined.get(pair.first());
                C after = before == null ? create.call(pair.second()) : mergeValue.call(before, pair.second());
                combined.put(pair.first(), Results.notNull(after, origin));
            }
            return pairs(combined);
        };
    }

    private static <K, C> Iterator<Pair<K, C>> pairs(Map<K, C> combined) {
        return combined.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                .iterator();
    }
}
