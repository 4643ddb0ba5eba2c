package dev.sluice.internal.operator;

import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.StateVariable;
import dev.sluice.state.Timer;
import java.time.Instant;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls a process function for every value, then for every timer that is due.
 *
 * <p>The first table has the variables of each key; the second and third have its timers on batch time and on event time.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class ProcessByKey<K, V, O> implements StateFunction<Emitted> {
    public static final int TABLE_COUNT = 3;
    private static final long serialVersionUID = 1;

    private final KeyedProcessFunction<K, V, O> function;
    private final boolean isTimed;

    private ProcessByKey(KeyedProcessFunction<K, V, O> function, boolean isTimed) {
        this.function = function;
        this.isTimed = isTimed;
    }

    /** Returns the operator on pairs of keys and values. */
    public static <K, V, O> ProcessByKey<K, V, O> plain(KeyedProcessFunction<K, V, O> function) {
        return new ProcessByKey<>(function, false);
    }

    /** Returns the operator on pairs of keys and values with timestamps. */
    public static <K, V, O> ProcessByKey<K, V, O> timed(KeyedProcessFunction<K, V, O> function) {
        return new ProcessByKey<>(function, true);
    }

    /**
     * Returns what a variable has in it, empty if there is nothing.
     *
     * @param slots what the first table has for a key
     */
    public static Optional<Object> contentsOf(Object slots, StateVariable<?> variable) {
        Object content = ((Slots) slots).contents()[variable.index()];
        if (content instanceof List<?> elements && variable.kind() == StateVariable.Kind.LIST) {
            return Optional.of(Collections.unmodifiableList(elements));
        }
        if (content instanceof Map<?, ?> entries && variable.kind() == StateVariable.Kind.MAP) {
            return Optional.of(Collections.unmodifiableMap(entries));
        }
        return Optional.ofNullable(content);
    }

    /** Returns whether a variable is declared by this operator's function. */
    public boolean declares(StateVariable<?> variable) {
        return function.variables().contains(variable);
    }

    @Override
    @SuppressWarnings("unchecked") // the one parent has the pairs
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<Emitted> output)
            throws Exception {
        ProcessCall<K, O> call = new ProcessCall<>(tables, moment, function.variables(), output);
        Iterator<?> pairs = parents.get(0);
        while (pairs.hasNext()) {
            if (isTimed) {
                Pair<K, Timed<V>> pair = (Pair<K, Timed<V>>) pairs.next();
                call.turnTo(pair.first(), Instant.ofEpochMilli(pair.second().timestampMillis()));
                function.process(pair.second().value(), call, call);
            } else {
                Pair<K, V> pair = (Pair<K, V>) pairs.next();
                call.turnTo(pair.first(), null);
                function.process(pair.second(), call, call);
            }
        }
        call.endValues();
        for (PendingTimers.Due<K> due : call.dueTimers()) {
            if (call.take(due)) {
                call.turnTo(due.key(), null);
                function.onTimer(new Timer(due.time(), due.clock()), call, call);
            }
        }
        call.keep();
    }
}
