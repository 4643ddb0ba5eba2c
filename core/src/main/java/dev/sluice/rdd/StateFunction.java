package dev.sluice.rdd;

import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a stateful operator does with one partition in one batch.
 *
 * @param <O> the results
 */
@FunctionalInterface
public interface StateFunction<O> extends Serializable {

    /**
     * Reads the partition of each parent, changes state, and emits results. Called once for each attempt of a task.
     *
     * @param tables the state of the partition; changes count if this attempt is the one that succeeds
     * @param moment the batch, with its watermarks
     * @param parents the elements of each parent, in the parents' order; each can be walked once
     * @param output takes the results in order, none of them null
     * @throws Exception any exception fails the task; none of the attempt's changes stay
     */
    void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<O> output) throws Exception;

    /** Returns the function that this one calls and looks at, itself if it looks at none. */
    default StateFunction<?> watched() {
        return this;
    }
}
