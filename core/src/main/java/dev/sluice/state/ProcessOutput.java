package dev.sluice.state;

/**
 * Takes what a {@link KeyedProcessFunction} emits.
 *
 * <p><b>Thread rule:</b> valid within the call that it was given to.
 *
 * @param <O> the results
 */
public interface ProcessOutput<O> {

    /** Emits a result, not null. */
    void emit(O result);

    /** Emits an element, not null, of a side output. */
    <T> void emit(OutputTag<T> tag, T element);
}
