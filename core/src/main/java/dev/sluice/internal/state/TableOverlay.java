package dev.sluice.internal.state;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.KeyedState;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one attempt over a committed table.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
final class TableOverlay<K, S> implements KeyedState<K, S>, StateChanges {
    private final StateTable committed;
    private final Map<K, Change> changes = new LinkedHashMap<>();

    TableOverlay(StateTable committed) {
        this.committed = committed;
    }

    /**
     * @param value the new value, null if the key was removed
     */
    private record Change(@Nullable Object value, long deadlineMillis) {
        static final Change REMOVED = new Change(null, NEVER);
    }

    @Override
    @SuppressWarnings("unchecked") // a table's values are of one type
    public @Nullable S get(K key) {
        Change change = changes.get(requireNonNull(key, "key"));
        if (change != null) {
            return (S) change.value();
        }
        StateTable.Entry entry = committed.find(key);
        return entry == null ? null : (S) entry.value();
    }

    @Override
    public void put(K key, S value, long deadlineMillis) {
        changes.put(requireNonNull(key, "key"), new Change(requireNonNull(value, "value"), deadlineMillis));
    }

    @Override
    public void remove(K key) {
        changes.put(requireNonNull(key, "key"), Change.REMOVED);
    }

    @Override
    @SuppressWarnings("unchecked") // a table's keys and values are of one type each
    public void forEach(EntryAction<? super K, ? super S> action) throws Exception {
        Map<K, Change> begun = new LinkedHashMap<>(changes);
        for (StateTable.Entry entry : committed.entries()) {
            Change change = begun.remove(entry.key());
            Object value = change == null ? entry.value() : change.value();
            if (value != null) {
                action.accept((K) entry.key(), (S) value);
            }
        }
        for (Map.Entry<K, Change> entry : begun.entrySet()) {
            if (entry.getValue().value() != null) {
                action.accept(entry.getKey(), (S) entry.getValue().value());
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a table's keys and values are of one type each
    public void forEachDue(long beforeMillis, EntryAction<? super K, ? super S> action) throws Exception {
        for (StateTable.Entry entry : committed.due(beforeMillis)) {
            if (!changes.containsKey(entry.key())) {
                action.accept((K) entry.key(), (S) entry.value());
            }
        }
    }

    @Override
    public void commit() {
        changes.forEach((key, change) -> {
            if (change.value() == null) {
                committed.remove(key);
            } else {
                committed.put(key, change.value(), change.deadlineMillis());
            }
        });
    }
}
