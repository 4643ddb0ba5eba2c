package dev.sluice.internal.state;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The committed entries of one table of one partition, oldest key first.
 *
 * <p><b>Thread rule:</b> read by one task at a time; written by the committing thread while no task reads.
 */
final class StateTable {
    private final Map<Object, Entry> entries = new LinkedHashMap<>();
    private final TreeMap<Long, Set<Object>> keysByDeadline = new TreeMap<>();
    private long nextAge;

    /**
     * @param age rises with each new key
     */
    record Entry(Object key, Object value, long deadlineMillis, long age) {}

    @Nullable
    Entry find(Object key) {
        return entries.get(key);
    }

    Iterable<Entry> entries() {
        return entries.values();
    }

    /** Returns the entries with a deadline before a time, in the order of deadlines and ages. */
    List<Entry> due(long beforeMillis) {
        List<Entry> due = new ArrayList<>();
        for (Set<Object> keys : keysByDeadline.headMap(beforeMillis).values()) {
            List<Entry> together = new ArrayList<>();
            keys.forEach(key -> together.add(entries.get(key)));
            together.sort(Comparator.comparingLong(Entry::age));
            due.addAll(together);
        }
        return due;
    }

    void put(Object key, Object value, long deadlineMillis) {
        Entry before = entries.get(key);
        if (before != null) {
            forgetDeadline(before);
        }
        entries.put(key, new Entry(key, value, deadlineMillis, before == null ? nextAge++ : before.age()));
        if (deadlineMillis != Long.MAX_VALUE) {
            keysByDeadline
                    .computeIfAbsent(deadlineMillis, absent -> new LinkedHashSet<>())
                    .add(key);
        }
    }

    void remove(Object key) {
        Entry before = entries.remove(key);
        if (before != null) {
            forgetDeadline(before);
        }
    }

    private void forgetDeadline(Entry entry) {
        Set<Object> keys = keysByDeadline.get(entry.deadlineMillis());
        if (keys != null && keys.remove(entry.key()) && keys.isEmpty()) {
            keysByDeadline.remove(entry.deadlineMillis());
        }
    }
}
