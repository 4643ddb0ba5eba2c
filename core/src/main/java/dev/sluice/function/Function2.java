package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable function of two arguments, such as the combining function of a reduction.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Function2<A, B, R> extends Serializable {

    /**
     * Applies this function. The result must not be null.
     *
     * @throws Exception any exception fails the task that made the call
     */
    R call(A first, B second) throws Exception;
}
