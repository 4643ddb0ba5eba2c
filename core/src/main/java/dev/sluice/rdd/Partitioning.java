package dev.sluice.rdd;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Composes what moves elements between partitions whatever they are: each is tagged with the number of its new partition, and
 * exchanged by it.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Partitioning {
    /** An odd number that is no multiple of the generator's own step, so that partitions draw unrelated numbers. */
    private static final long SEED_STEP = 0xD1B54A32D192ED03L;

    private Partitioning() {}

    /** Deals elements out in turn; each source partition starts at a place of its own, the same in every run. */
    static <T> RDDNode<T> repartitioned(RDDNode<T> node, int partitionCount, Origin origin) {
        Results.atLeast(1, partitionCount, "partitionCount", origin);
        return routed(
                node,
                partitionCount,
                (partition, elements) -> dealt(elements, random(0, partition).nextInt(partitionCount), partitionCount),
                origin);
    }

    /** Puts neighbouring partitions together. */
    static <T> RDDNode<T> coalesced(RDDNode<T> node, int partitionCount, Origin origin) {
        Results.atLeast(1, partitionCount, "partitionCount", origin);
        int sourceCount = node.partitionCount();
        if (sourceCount <= partitionCount) {
            return node;
        }
        return routed(
                node,
                partitionCount,
                (partition, elements) -> dealt(elements, (int) ((long) partition * partitionCount / sourceCount), 1),
                origin);
    }

    /** Copies the right side to every partition of the left. */
    static <T, U> RDDNode<Pair<T, U>> cartesian(RDDNode<T> left, RDDNode<U> right, Origin origin) {
        int partitionCount = left.partitionCount();
        if (partitionCount == 0) {
            return new RDDNode.Union<>(List.of());
        }
        RDDNode<Pair<Integer, U>> copies = new RDDNode.Narrow<>(
                right, new NarrowOperator.FlatMap<>(element -> copies(element, partitionCount), false, origin));
        RDDNode<U> everywhere = exchanged(copies, partitionCount, origin);
        ZipOperator.ZipFunction<Pair<T, U>> product = (partition, parents) -> {
            Iterator<T> rows = ZipSides.side(parents, 0);
            return new Product<>(rows, drained(ZipSides.<U>side(parents, 1)));
        };
        return new RDDNode.Zip<>(List.of(left, everywhere), new ZipOperator<>(product, false, origin));
    }

    static <T> PartitionFunction<T, List<T>> listing() {
        return (partition, elements) -> List.of(drained(elements)).iterator();
    }

    static <T> List<T> drained(Iterator<T> elements) {
        List<T> all = new ArrayList<>();
        elements.forEachRemaining(all::add);
        return all;
    }

    /** Returns the random numbers that belong to a partition under a seed. */
    static SplittableRandom random(long seed, int partition) {
        return new SplittableRandom(seed + (partition + 1) * SEED_STEP);
    }

    private static <T> RDDNode<T> routed(
            RDDNode<T> node, int partitionCount, PartitionFunction<T, Pair<Integer, T>> route, Origin origin) {
        return exchanged(
                new RDDNode.Narrow<>(node, new NarrowOperator.OnPartition<>(route, false, origin)),
                partitionCount,
                origin);
    }

    private static <T> RDDNode<T> exchanged(RDDNode<Pair<Integer, T>> tagged, int partitionCount, Origin origin) {
        return Combining.values(
                new RDDNode.Exchange<Integer, T, T>(
                        tagged, new IndexPartitioner(partitionCount), Optional.empty(), origin),
                origin);
    }

    private static <U> List<Pair<Integer, U>> copies(U element, int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> Pair.of(index, element))
                .toList();
    }

    /** Tags elements with {@code first}, {@code first + 1} and so on, modulo {@code count} where that is above 1. */
    private static <T> Iterator<Pair<Integer, T>> dealt(Iterator<T> elements, int first, int count) {
        return new Iterator<>() {
            private int next = first;

            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Pair<Integer, T> next() {
                Pair<Integer, T> tagged = Pair.of(next, elements.next());
                next = count == 1 ? first : (next + 1) % count;
                return tagged;
            }
        };
    }
}
