package dev.sluice.internal.operator;

import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Calls a function for every key that has state or values, and emits the state of every key.
 *
 * <p>Takes pairs of a key and the list of its values, each key at most once.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class UpdateStateByKey<K, V, S> implements StateFunction<Pair<K, S>> {
    public static final int TABLE_COUNT = InitialState.TABLE_COUNT;
    private static final long serialVersionUID = 1;

    private final Function2<List<V>, Optional<S>, Optional<S>> update;

    /** Creates the operator; an empty result of {@code update} removes the key. */
    public UpdateStateByKey(Function2<List<V>, Optional<S>, Optional<S>> update) {
        this.update = update;
    }

    @Override
    @SuppressWarnings("unchecked") // the first parent has the grouped pairs
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<Pair<K, S>> output)
            throws Exception {
        InitialState.<K, S>putOnce(tables, parents, KeyedState.NEVER);
        Map<K, List<V>> fresh = new LinkedHashMap<>();
        parents.get(0).forEachRemaining(element -> {
            Pair<K, List<V>> pair = (Pair<K, List<V>>) element;
            fresh.put(pair.first(), pair.second());
        });
        KeyedState<K, S> state = tables.table(0);
        state.forEach((key, value) -> {
            List<V> values = fresh.remove(key);
            update(state, key, values == null ? List.of() : values, Optional.of(value), output);
        });
        for (Map.Entry<K, List<V>> entry : fresh.entrySet()) {
            update(state, entry.getKey(), entry.getValue(), Optional.empty(), output);
        }
    }

    private void update(KeyedState<K, S> state, K key, List<V> values, Optional<S> before, Consumer<Pair<K, S>> output)
            throws Exception {
        Optional<S> after = update.call(values, before);
        if (after.isEmpty()) {
            state.remove(key);
            return;
        }
        // Unchanged state is no change: what a batch costs to commit goes by what it changed.
        if (!after.equals(before)) {
            state.put(key, after.get());
        }
        output.accept(Pair.of(key, after.get()));
    }
}
