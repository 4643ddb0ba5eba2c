package dev.sluice.rdd;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Composes what asks of each element, or of each key, whether another RDD has it too.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Membership {

    private Membership() {}

    static <T> RDDNode<T> subtracted(RDDNode<T> left, RDDNode<T> right, Shuffle shuffle, RDDScope scope) {
        Origin origin = scope.origin("subtract");
        RDDNode<Pair<T, Boolean>> kept =
                withoutKeysOf(tagged(left, origin), tagged(right, origin), shuffle, scope, origin);
        return Combining.keys(kept, origin);
    }

    static <K, V> RDDNode<Pair<K, V>> subtractedByKey(
            RDDNode<Pair<K, V>> left, RDDNode<? extends Pair<K, ?>> right, Shuffle shuffle, RDDScope scope) {
        Origin origin = scope.origin("subtractByKey");
        // The values of the other side decide nothing, so only its keys travel.
        RDDNode<Pair<K, Boolean>> keys = new RDDNode.Narrow<>(
                right, new NarrowOperator.OneToOne<>(pair -> Pair.of(pair.first(), Boolean.TRUE), true, origin));
        return withoutKeysOf(left, keys, shuffle, scope, origin);
    }

    static <T> RDDNode<T> intersected(RDDNode<T> left, RDDNode<T> right, Shuffle shuffle, RDDScope scope) {
        Origin origin = scope.origin("intersection");
        Partitioner partitioner = shuffle.choose(scope.launcher().defaultParallelism());
        RDDNode<Pair<T, Boolean>> first = once(tagged(left, origin), partitioner, origin);
        RDDNode<Pair<T, Boolean>> second = once(tagged(right, origin), partitioner, origin);
        ZipOperator.ZipFunction<T> common = (partition, parents) -> {
            Set<T> elements = keys(ZipSides.<Pair<T, ?>>side(parents, 0));
            elements.retainAll(keys(ZipSides.<Pair<T, ?>>side(parents, 1)));
            return elements.iterator();
        };
        return new RDDNode.Zip<>(List.of(first, second), new ZipOperator<>(common, false, origin));
    }

    private static <K, V> RDDNode<Pair<K, V>> withoutKeysOf(
            RDDNode<Pair<K, V>> left, RDDNode<Pair<K, Boolean>> right, Shuffle shuffle, RDDScope scope, Origin origin) {
        Partitioner partitioner = shuffle.choose(scope.launcher().defaultParallelism(), left, right);
        ZipOperator.ZipFunction<Pair<K, V>> difference = (partition, parents) -> {
            Iterator<Pair<K, V>> pairs = ZipSides.side(parents, 0);
            Set<K> excluded = keys(ZipSides.<Pair<K, ?>>side(parents, 1));
            List<Pair<K, V>> kept = new ArrayList<>();
            pairs.forEachRemaining(pair -> {
                if (!excluded.contains(pair.first())) {
                    kept.add(pair);
                }
            });
            return kept.iterator();
        };
        return new RDDNode.Zip<>(
                List.of(Combining.placed(left, partitioner, origin), once(right, partitioner, origin)),
                new ZipOperator<>(difference, true, origin));
    }

    private static <T> RDDNode<Pair<T, Boolean>> tagged(RDDNode<T> node, Origin origin) {
        return new RDDNode.Narrow<>(
                node, new NarrowOperator.OneToOne<>(element -> Pair.of(element, Boolean.TRUE), false, origin));
    }

    private static <K> RDDNode<Pair<K, Boolean>> once(
            RDDNode<Pair<K, Boolean>> node, Partitioner partitioner, Origin origin) {
        return Combining.combined(node, partitioner, Combining.presence(), origin);
    }

    private static <K> Set<K> keys(Iterator<Pair<K, ?>> pairs) {
        Set<K> keys = new LinkedHashSet<>();
        pairs.forEachRemaining(pair -> keys.add(pair.first()));
        return keys;
    }
}
