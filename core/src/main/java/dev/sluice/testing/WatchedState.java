package dev.sluice.testing;

import dev.sluice.rdd.KeyedState;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A table that tells what it hands out and what it is given.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
record WatchedState<K, S>(KeyedState<K, S> state, BiConsumer<Object, Object> given, BiConsumer<Object, Object> put)
        implements KeyedState<K, S> {

    @Override
    public @Nullable S get(K key) {
        S value = state.get(key);
        if (value != null) {
            given.accept(key, value);
        }
        return value;
    }

    @Override
    public void put(K key, S value, long deadlineMillis) {
        put.accept(key, value);
        state.put(key, value, deadlineMillis);
    }

    @Override
    public void remove(K key) {
        state.remove(key);
    }

    @Override
    public void forEach(EntryAction<? super K, ? super S> action) throws Exception {
        state.forEach((key, value) -> {
            given.accept(key, value);
            action.accept(key, value);
        });
    }

    @Override
    public void forEachDue(long beforeMillis, EntryAction<? super K, ? super S> action) throws Exception {
        state.forEachDue(beforeMillis, (key, value) -> {
            given.accept(key, value);
            action.accept(key, value);
        });
    }
}
