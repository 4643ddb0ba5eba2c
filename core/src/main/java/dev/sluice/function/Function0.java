package dev.sluice.function;

import java.io.Serializable;

/**
 * A serialisable supplier.
 *
 * @param <R> what it returns
 */
@FunctionalInterface
public interface Function0<R> extends Serializable {

    /**
     * Returns a value.
     *
     * @throws Exception any exception fails the task or batch that made the call
     */
    R call() throws Exception;
}
