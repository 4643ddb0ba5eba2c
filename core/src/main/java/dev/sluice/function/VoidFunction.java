package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable action on one argument.
 *
 * @param <T> the argument
 */
@FunctionalInterface
public interface VoidFunction<T> extends Serializable {

    /**
     * Performs this action.
     *
     * @throws Exception any exception fails the task or output that made the call
     */
    void call(T argument) throws Exception;
}
