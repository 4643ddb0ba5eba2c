package dev.sluice.rdd;

import java.io.Serializable;
import java.util.Iterator;

/**
 * What a job makes of each partition.
 *
 * @param <T> the elements
 * @param <R> the result of one partition; it must not be null
 */
public sealed interface Action<T, R> extends Serializable {

    /**
     * An action that walks the elements as far as it likes; what it does not ask for need not be computed.
     *
     * @param <T> the elements
     * @param <R> the result of one partition
     */
    @FunctionalInterface
    non-sealed interface OnIterator<T, R> extends Action<T, R> {

        /**
         * Returns the result of a partition. Called once for each attempt of a task, inside it.
         *
         * @throws Exception any exception fails the task
         */
        R call(int partition, Iterator<T> elements) throws Exception;
    }

    /**
     * An action that is given every element in turn: the end of a fused loop.
     *
     * @param <T> the elements
     * @param <A> what it keeps while it walks a partition
     * @param <R> the result of one partition
     */
    non-sealed interface OnEach<T, A, R> extends Action<T, R> {

        /** Returns what to keep for one attempt at a partition. */
        A begin(int partition) throws Exception;

        /** Takes an element; called on one thread for each {@code state}. */
        void accept(A state, T element) throws Exception;

        /** Returns the partition's result; called once, after the last element. */
        R end(A state) throws Exception;
    }
}
