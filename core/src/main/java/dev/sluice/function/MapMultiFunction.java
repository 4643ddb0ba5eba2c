package dev.sluice.function;

import java.io.Serializable;
import java.util.function.Consumer;

/**
 * A serialisable function that pushes any number of results of an element, without a collection in between.
 *
 * <p>The form that allocates least: {@code (line, out) -> { for (…) out.accept(word); }}, as in
 * {@link java.util.stream.Stream#mapMulti}.
 *
 * @param <T> the element
 * @param <R> the results
 */
@FunctionalInterface
public interface MapMultiFunction<T, R> extends Serializable {

    /**
     * Pushes the results of an element to {@code out}, in order, before it returns; {@code out} is not valid afterwards.
     *
     * @throws Exception any exception fails the task that made the call
     */
    void call(T element, Consumer<? super R> out) throws Exception;
}
