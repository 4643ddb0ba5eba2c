package dev.sluice.testkit;

import dev.sluice.function.Pair;
import dev.sluice.rdd.KeyedState;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table of state in one attempt: a copy of what was committed, and a map of changes beside it.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class ReferenceTable implements KeyedState<Object, Object> {
    private final Map<Object, Entry> committed;
    private final Map<Object, Optional<Entry>> changes = new LinkedHashMap<>();

    private record Entry(Object value, long deadlineMillis) {}

    ReferenceTable() {
        this.committed = new LinkedHashMap<>();
    }

    private ReferenceTable(Map<Object, Entry> committed) {
        this.committed = committed;
    }

    /** Returns a table in which the changes of this one are committed. */
    ReferenceTable next() {
        Map<Object, Entry> entries = new LinkedHashMap<>(committed);
        changes.forEach(
                (key, change) -> change.ifPresentOrElse(entry -> entries.put(key, entry), () -> entries.remove(key)));
        return new ReferenceTable(entries);
    }

    /** Returns the committed entries. */
    List<Pair<Object, Object>> entries() {
        return committed.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue().value()))
                .toList();
    }

    @Override
    public @Nullable Object get(Object key) {
        Entry entry = changes.getOrDefault(key, Optional.ofNullable(committed.get(key)))
                .orElse(null);
        return entry == null ? null : entry.value();
    }

    @Override
    public void put(Object key, Object value, long deadlineMillis) {
        changes.put(key, Optional.of(new Entry(value, deadlineMillis)));
    }

    @Override
    public void remove(Object key) {
        changes.put(key, Optional.empty());
    }

    @Override
    public void forEach(EntryAction<? super Object, ? super Object> action) throws Exception {
        for (Map.Entry<Object, Entry> entry : next().committed.entrySet()) {
            action.accept(entry.getKey(), entry.getValue().value());
        }
    }

    @Override
    public void forEachDue(long beforeMillis, EntryAction<? super Object, ? super Object> action) throws Exception {
        var due = committed.entrySet().stream()
                .filter(entry -> entry.getValue().deadlineMillis() < beforeMillis)
                .filter(entry -> !changes.containsKey(entry.getKey()))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().deadlineMillis()))
                .toList();
        for (Map.Entry<Object, Entry> entry : due) {
            action.accept(entry.getKey(), entry.getValue().value());
        }
    }
}
