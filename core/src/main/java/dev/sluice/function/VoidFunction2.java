package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable action on two arguments.
 *
 * @param <A> the first argument
 * @param <B> the second argument
 */
@FunctionalInterface
public interface VoidFunction2<A, B> extends Serializable {

    /**
     * Performs this action.
     *
     * @throws Exception any exception fails the task or output that made the call
     */
    void call(A first, B second) throws Exception;
}
