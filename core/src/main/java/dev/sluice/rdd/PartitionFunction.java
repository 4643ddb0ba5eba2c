package dev.sluice.rdd;

import java.io.Serializable;
import java.util.Iterator;

/**
 * A function from the elements of one partition to its results.
 *
 * @param <T> the elements
 * @param <R> the results
 */
@FunctionalInterface
public interface PartitionFunction<T, R> extends Serializable {

    /**
     * Returns the results of a partition. Called once for each attempt of a task; the elements can be walked once, and may be
     * computed while they are walked, as the results may be.
     *
     * @param partition the partition's number, from 0
     * @param elements the elements in order
     * @return the results in order, none of them null
     * @throws Exception any exception fails the task
     */
    Iterator<R> call(int partition, Iterator<T> elements) throws Exception;
}
