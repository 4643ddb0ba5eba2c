package dev.sluice.rdd;

import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import java.util.List;
import java.util.Optional;

/**
 * Composes sorting: keys are cut into ranges, pairs exchanged by range, and each partition sorted.
 *
 * <p>Idea: a small random sample of the keys tells where to cut, so that partitions become about equally full. Cost: one job over
 * the parents for the sample, unless there is one partition to fill; then an exchange of everything, and n log n in each partition.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Sorting {
    /** Up to so many elements are sorted in one partition, unless the caller asked for more partitions. */
    private static final long SMALL_ELEMENT_COUNT = 1_000;

    private Sorting() {}

    static <T, S> RDDNode<T> sortedBy(
            RDDNode<T> node,
            Function<? super T, ? extends S> key,
            boolean ascending,
            Optional<Integer> partitionCount,
            RDDScope scope) {
        Origin origin = scope.origin("sortBy");
        RDDNode<Pair<S, T>> keyed = new RDDNode.Narrow<>(
                node, new NarrowOperator.OneToOne<>(Combining.<T, S>keyed(key, origin), false, origin));
        return Combining.values(sorted(keyed, natural(ascending), partitionCount, scope, "sortBy"), origin);
    }

    static <K> SerializableComparator<K> natural(boolean ascending) {
        SerializableComparator<K> natural = SerializableComparator.natural();
        return ascending ? natural : natural.reversed();
    }

    static <K, V> RDDNode<Pair<K, V>> sorted(
            RDDNode<Pair<K, V>> node,
            SerializableComparator<K> order,
            Optional<Integer> wantedPartitionCount,
            RDDScope scope,
            String name) {
        Origin origin = scope.origin(name);
        wantedPartitionCount.ifPresent(count -> Results.atLeast(1, count, "partitionCount", origin));
        int partitionCount = wantedPartitionCount.orElseGet(() -> defaultPartitionCount(node, scope));
        RDDNode<Pair<K, V>> inRanges = node;
        if (partitionCount != 1 || node.partitionCount() != 1) {
            List<K> bounds = partitionCount == 1 ? List.of() : bounds(node, order, partitionCount, scope, name);
            inRanges = Combining.placed(node, new RangePartitioner<>(partitionCount, order, bounds), origin);
        }
        return within(inRanges, order, origin);
    }

    /** Sorts each partition by key. */
    static <K, V> RDDNode<Pair<K, V>> within(RDDNode<Pair<K, V>> node, SerializableComparator<K> order, Origin origin) {
        return new RDDNode.Narrow<>(node, new NarrowOperator.OnPartition<>(sorting(order), true, origin));
    }

    private static int defaultPartitionCount(RDDNode<?> node, RDDScope scope) {
        long atMost = node.accept(ElementBound.INSTANCE);
        return atMost <= SMALL_ELEMENT_COUNT ? 1 : scope.launcher().defaultParallelism();
    }

    private static <K, V> List<K> bounds(
            RDDNode<Pair<K, V>> node,
            SerializableComparator<K> order,
            int partitionCount,
            RDDScope scope,
            String name) {
        int perPartition = KeySampling.keysPerPartition(partitionCount, node.partitionCount());
        List<KeySampling.Sample<K>> samples = new Jobs<>(node, scope, name).onAll(new KeySampling<>(perPartition));
        return KeySampling.bounds(samples, order, partitionCount);
    }

    private static <K, V> PartitionFunction<Pair<K, V>, Pair<K, V>> sorting(SerializableComparator<K> order) {
        return (partition, pairs) -> {
            List<Pair<K, V>> sorted = Partitioning.drained(pairs);
            sorted.sort((first, second) -> order.compare(first.first(), second.first()));
            return sorted.iterator();
        };
    }
}
