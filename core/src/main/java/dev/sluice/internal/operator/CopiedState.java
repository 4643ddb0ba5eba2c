package dev.sluice.internal.operator;

import dev.sluice.function.Function;
import dev.sluice.rdd.KeyedState;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * State that may be changed in place, since what is handed out is a copy, made when the attempt first touches a key.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class CopiedState<K, S> implements KeyedState<K, S> {
    private final KeyedState<K, S> state;
    private final Function<S, S> copier;
    /** What the attempt has copied or put, and may change. */
    private final Map<K, S> own = new HashMap<>();

    CopiedState(KeyedState<K, S> state, Function<S, S> copier) {
        this.state = state;
        this.copier = copier;
    }

    @Override
    public @Nullable S get(K key) {
        S known = own.get(key);
        if (known != null) {
            return known;
        }
        S committed = state.get(key);
        return committed == null ? null : copied(key, committed);
    }

    @Override
    public void put(K key, S value, long deadlineMillis) {
        own.put(key, value);
        state.put(key, value, deadlineMillis);
    }

    @Override
    public void remove(K key) {
        own.remove(key);
        state.remove(key);
    }

    @Override
    public void forEach(EntryAction<? super K, ? super S> action) throws Exception {
        state.forEach((key, value) -> action.accept(key, own.containsKey(key) ? value : copied(key, value)));
    }

    @Override
    public void forEachDue(long beforeMillis, EntryAction<? super K, ? super S> action) throws Exception {
        state.forEachDue(beforeMillis, (key, value) -> action.accept(key, copied(key, value)));
    }

    private S copied(K key, S value) {
        S copy;
        try {
            copy = copier.call(value);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("The copier of mutable state failed for key '" + key + "'", e);
        }
        own.put(key, copy);
        return copy;
    }
}
