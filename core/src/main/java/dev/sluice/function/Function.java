package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable function of one argument; as a predicate it returns {@link Boolean}.
 *
 * @param <T> the argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Function<T, R> extends Serializable {

    /**
     * Applies this function. The result must not be null.
     *
     * @throws Exception any exception fails the task that made the call
     */
    R call(T argument) throws Exception;
}
