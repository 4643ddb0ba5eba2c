package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;

/**
 * What a zip node does with the same partition of all its parents.
 *
 * @param function the function of the parents' elements
 * @param keepsKeys whether the results are pairs that stay where the parents' partitioner put them
 * @param origin where it was made
 * @param <R> the results
 */
public record ZipOperator<R>(ZipFunction<R> function, boolean keepsKeys, Origin origin) {

    public ZipOperator {
        requireNonNull(function, "function");
        requireNonNull(origin, "origin");
    }

    /**
     * A function from the same partition of several parents to its results.
     *
     * @param <R> the results
     */
    @FunctionalInterface
    public interface ZipFunction<R> extends Serializable {

        /**
         * Returns the results of a partition. Called once for each attempt of a task.
         *
         * @param partition the partition's number, from 0
         * @param parents the elements of each parent, in the parents' order; each can be walked once
         * @throws Exception any exception fails the task
         */
        Iterator<R> call(int partition, List<Iterator<?>> parents) throws Exception;
    }

    static void checkPartitionCounts(List<RDDNode<?>> parents, Origin origin) {
        if (parents.isEmpty()) {
            throw new IllegalArgumentException(origin + " needs at least one parent");
        }
        int expected = parents.get(0).partitionCount();
        for (RDDNode<?> parent : parents) {
            if (parent.partitionCount() != expected) {
                throw new IllegalArgumentException(origin + " needs parents with equally many partitions, got "
                        + expected + " and " + parent.partitionCount() + ". Use repartition on one of them.");
            }
        }
    }
}
