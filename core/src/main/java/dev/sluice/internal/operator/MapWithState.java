package dev.sluice.internal.operator;

import dev.sluice.function.Function;
import dev.sluice.function.Function4;
import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import dev.sluice.state.State;
import dev.sluice.time.BatchTime;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Calls a function for every value with the state of its key, then for every key that has had no value for too long.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class MapWithState<K, V, S, O> implements StateFunction<O> {
    public static final int TABLE_COUNT = InitialState.TABLE_COUNT;
    private static final long serialVersionUID = 1;
    private static final long NO_TIMEOUT = -1;

    private final Function4<BatchTime, K, Optional<V>, State<S>, Optional<O>> function;
    private final long timeoutMillis;
    private final @Nullable Function<S, S> copier;

    /**
     * Creates the operator.
     *
     * @param timeoutMillis how long a key keeps its state without values; negative if for ever
     * @param copier copies a state before the function may change it in place; empty if it may not
     */
    public MapWithState(
            Function4<BatchTime, K, Optional<V>, State<S>, Optional<O>> function,
            long timeoutMillis,
            Optional<Function<S, S>> copier) {
        this.function = function;
        this.copier = copier.orElse(null);
        this.timeoutMillis = Math.max(NO_TIMEOUT, timeoutMillis);
    }

    @Override
    @SuppressWarnings("unchecked") // the first parent has the pairs
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<O> output)
            throws Exception {
        BatchTime batch = moment.batch();
        long deadlineMillis =
                timeoutMillis == NO_TIMEOUT ? KeyedState.NEVER : Math.addExact(batch.milliseconds(), timeoutMillis);
        InitialState.<K, S>putOnce(tables, parents, deadlineMillis);
        KeyedState<K, S> state = copier == null ? tables.table(0) : new CopiedState<>(tables.table(0), copier);
        StateHandle<S> handle = new StateHandle<>();
        AnnouncedPairs<K, V> pairs = new AnnouncedPairs<>((Iterator<Pair<K, V>>) parents.get(0), state);
        while (pairs.hasNext()) {
            Pair<K, V> pair = pairs.next();
            K key = pair.first();
            handle.begin(state.get(key), false);
            function.call(batch, key, Optional.of(pair.second()), handle).ifPresent(output);
            keep(state, key, handle, deadlineMillis);
        }
        if (timeoutMillis != NO_TIMEOUT && batch.isEdge()) {
            state.forEachDue(batch.milliseconds(), (key, value) -> {
                handle.begin(value, true);
                function.call(batch, key, Optional.empty(), handle).ifPresent(output);
                state.remove(key);
            });
        }
    }

    private void keep(KeyedState<K, S> state, K key, StateHandle<S> handle, long deadlineMillis) {
        if (handle.isRemoved()) {
            state.remove(key);
        } else if (handle.isUpdated() || (handle.exists() && (copier != null || timeoutMillis != NO_TIMEOUT))) {
            state.put(key, handle.get(), deadlineMillis);
        }
    }
}
