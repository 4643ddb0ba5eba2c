package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable function of four arguments.
 *
 * @param <T1> the first argument
 * @param <T2> the second argument
 * @param <T3> the third argument
 * @param <T4> the fourth argument
 * @param <R> the result
 */
@FunctionalInterface
public interface Function4<T1, T2, T3, T4, R> extends Serializable {

    /**
     * Applies this function. The result must not be null.
     *
     * @throws Exception any exception fails the task or the batch that made the call
     */
    R call(T1 first, T2 second, T3 third, T4 fourth) throws Exception;
}
