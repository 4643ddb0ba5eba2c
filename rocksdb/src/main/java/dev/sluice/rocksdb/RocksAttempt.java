package dev.sluice.rocksdb;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.StateAttempt;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;

/**
 * The changes of one attempt over a table in RocksDB.
 *
 * <p><b>Thread rule:</b> confined to the attempt, then handed to the committing thread.
 */
final class RocksAttempt implements StateAttempt {
    private final RocksTable table;
    private final Map<Object, Change> changes = new LinkedHashMap<>();
    private @Nullable Object soughtKey;
    private @Nullable Entry sought;

    RocksAttempt(RocksTable table) {
        this.table = table;
    }

    /**
     * What becomes of a key.
     *
     * <p><b>Thread rule:</b> confined to the attempt, then to the committing thread.
     */
    static final class Change {
        final @Nullable Entry before;
        /** Null if the key is removed. */
        @Nullable
        Object value;

        long deadlineMillis = NEVER;
        /** The bytes of key and value, once they were asked for. */
        byte @Nullable [] frame;

        Change(@Nullable Entry before) {
            this.before = before;
        }
    }

    RocksTable table() {
        return table;
    }

    Map<Object, Change> changes() {
        return changes;
    }

    @Override
    public @Nullable Object get(Object key) {
        Change change = changes.get(requireNonNull(key, "key"));
        if (change != null) {
            return change.value;
        }
        Entry entry = committed(key);
        return entry == null ? null : entry.value();
    }

    @Override
    public void put(Object key, Object value, long deadlineMillis) {
        Change change = change(requireNonNull(key, "key"));
        change.value = requireNonNull(value, "value");
        change.deadlineMillis = deadlineMillis;
        change.frame = null;
    }

    @Override
    public void remove(Object key) {
        Change change = change(requireNonNull(key, "key"));
        change.value = null;
        change.frame = null;
    }

    @Override
    public void forEach(EntryAction<? super Object, ? super Object> action) throws Exception {
        Map<Object, Object> begun = new LinkedHashMap<>();
        changes.forEach((key, change) -> begun.put(key, change.value == null ? REMOVED : change.value));
        try (ReadOptions reading = new ReadOptions()) {
            table.<Exception>forEach(reading, entry -> {
                Object value = begun.getOrDefault(entry.key(), entry.value());
                begun.remove(entry.key());
                if (value != REMOVED) {
                    note(entry);
                    action.accept(entry.key(), value);
                }
            });
        }
        for (Map.Entry<Object, Object> entry : begun.entrySet()) {
            if (entry.getValue() != REMOVED) {
                action.accept(entry.getKey(), entry.getValue());
            }
        }
    }

    @Override
    public void forEachDue(long beforeMillis, EntryAction<? super Object, ? super Object> action) throws Exception {
        List<Entry> due = new ArrayList<>();
        try (ReadOptions reading = new ReadOptions()) {
            table.<RuntimeException>forEachDue(reading, beforeMillis, due::add);
        }
        for (Entry entry : due) {
            if (!changes.containsKey(entry.key())) {
                note(entry);
                action.accept(entry.key(), entry.value());
            }
        }
    }

    /** Encodes what has changed, so that whatever cannot be encoded is found before the batch's outputs. */
    @Override
    public long growthBytes() {
        long growth = 0;
        for (Map.Entry<Object, Change> entry : changes.entrySet()) {
            Change change = entry.getValue();
            if (change.value != null) {
                growth += frameOf(entry.getKey(), change).length;
            }
            if (change.before != null) {
                growth -= table.rows().encode(entry.getKey(), change.before.value()).length;
            }
        }
        return growth;
    }

    byte[] frameOf(Object key, Change change) {
        byte[] frame = change.frame;
        if (frame == null) {
            frame = table.rows().encode(key, requireNonNull(change.value, "value"));
            change.frame = frame;
        }
        return frame;
    }

    private static final Object REMOVED = new Object();

    private Change change(Object key) {
        Change change = changes.get(key);
        if (change == null) {
            change = new Change(committed(key));
            changes.put(key, change);
        }
        return change;
    }

    private @Nullable Entry committed(Object key) {
        if (key != soughtKey) {
            sought = table.find(key);
            soughtKey = key;
        }
        return sought;
    }

    private void note(Entry entry) {
        soughtKey = entry.key();
        sought = entry;
    }
}
