package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable function of three arguments.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 * @param <C> the third argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Function3<A, B, C, R> extends Serializable {

    /**
     * Applies this function. The result must not be null.
     *
     * @throws Exception any exception fails the task or batch that made the call
     */
    R call(A first, B second, C third) throws Exception;
}
