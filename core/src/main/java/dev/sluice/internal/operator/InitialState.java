package dev.sluice.internal.operator;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateTables;
import java.util.Iterator;
import java.util.List;

/**
 * Puts the state that a program begins with, in the first batch that a partition is computed in.
 *
 * <p>The first table of the operator is for its state, the second says whether this was done.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class InitialState {
    /** How many tables an operator has that may begin with some state. */
    static final int TABLE_COUNT = 2;

    private InitialState() {}

    /**
     * Puts the pairs of the second parent, if there is one and this is the first time.
     *
     * @param deadlineMillis the deadline of each entry
     */
    static <K, S> void putOnce(StateTables tables, List<Iterator<?>> parents, long deadlineMillis) {
        KeyedState<String, Boolean> done = tables.table(1);
        if (parents.size() < 2 || done.get("initial") != null) {
            return;
        }
        done.put("initial", true);
        KeyedState<K, S> state = tables.table(0);
        parents.get(1).forEachRemaining(element -> {
            @SuppressWarnings("unchecked") // the second parent has the initial state
            Pair<K, S> pair = (Pair<K, S>) element;
            state.put(pair.first(), pair.second(), deadlineMillis);
        });
    }
}
