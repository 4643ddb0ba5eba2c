package dev.sluice.rdd;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import java.util.Iterator;
import java.util.List;

/**
 * Composes what goes by the position of elements.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Indexing {

    private Indexing() {}

    static <T, U> RDDNode<Pair<T, U>> zipped(RDDNode<T> left, RDDNode<U> right, Origin origin) {
        ZipOperator.ZipFunction<Pair<T, U>> side = (partition, parents) ->
                sideBySide(ZipSides.side(parents, 0), ZipSides.side(parents, 1), partition, origin);
        return new RDDNode.Zip<>(List.of(left, right), new ZipOperator<>(side, false, origin));
    }

    static <T, U, R> RDDNode<R> zippedPartitions(
            RDDNode<T> left,
            RDDNode<U> right,
            Function2<Iterator<T>, Iterator<U>, Iterator<R>> function,
            Origin origin) {
        ZipOperator.ZipFunction<R> both =
                (partition, parents) -> function.call(ZipSides.side(parents, 0), ZipSides.side(parents, 1));
        return new RDDNode.Zip<>(List.of(left, right), new ZipOperator<>(both, false, origin));
    }

    static <T> RDDNode<Pair<T, Long>> identified(RDDNode<T> node, Origin origin) {
        int partitionCount = node.partitionCount();
        PartitionFunction<T, Pair<T, Long>> identify =
                (partition, elements) -> numbered(elements, partition, partitionCount);
        return new RDDNode.Narrow<>(node, new NarrowOperator.OnPartition<>(identify, false, origin));
    }

    static <T> RDDNode<Pair<T, Long>> indexed(RDDNode<T> node, RDDScope scope) {
        long[] starts = starts(node, scope);
        PartitionFunction<T, Pair<T, Long>> number = (partition, elements) -> numbered(elements, starts[partition], 1);
        return new RDDNode.Narrow<>(
                node, new NarrowOperator.OnPartition<>(number, false, scope.origin("zipWithIndex")));
    }

    private static <T> long[] starts(RDDNode<T> node, RDDScope scope) {
        long[] starts = new long[node.partitionCount()];
        if (starts.length > 1) {
            List<Long> counts = new Jobs<>(node, scope, "zipWithIndex").onAll(new WholeWalks.Count<>());
            for (int partition = 1; partition < starts.length; partition++) {
                starts[partition] = starts[partition - 1] + counts.get(partition - 1);
            }
        }
        return starts;
    }

    private static <T> Iterator<Pair<T, Long>> numbered(Iterator<T> elements, long start, int step) {
        return new Iterator<>() {
            private long next = start;

            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Pair<T, Long> next() {
                long number = next;
                next += step;
                return new Pair<>(elements.next(), number);
            }
        };
    }

    private static <T, U> Iterator<Pair<T, U>> sideBySide(
            Iterator<T> left, Iterator<U> right, int partition, Origin origin) {
        return new Iterator<>() {
            private long count;

            @Override
            public boolean hasNext() {
                if (left.hasNext() != right.hasNext()) {
                    throw new StreamingException(
                            ErrorCode.TASK_FUNCTION_FAILED,
                            origin + " needs equally many elements in each partition, but in partition " + partition
                                    + " the " + (left.hasNext() ? "other RDD" : "RDD itself") + " ends after " + count
                                    + ". Zip RDDs of which one is made from the other by map, or join by key.");
                }
                return left.hasNext();
            }

            @Override
            public Pair<T, U> next() {
                count++;
                return new Pair<>(left.next(), right.next());
            }
        };
    }
}
