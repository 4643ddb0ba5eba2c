package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable function from an element to any number of results.
 *
 * @param <T> the element
 * @param <R> the results
 */
@FunctionalInterface
public interface FlatMapFunction<T, R> extends Serializable {

    /**
     * Returns the results of an element in order; the iterable is walked once, and neither it nor a result may be null.
     *
     * @throws Exception any exception fails the task that made the call
     */
    Iterable<? extends R> call(T element) throws Exception;
}
