package dev.sluice.internal.operator;

import dev.sluice.rdd.KeyedState;
import dev.sluice.state.StateVariable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The variables of all keys of a partition: those in the table, under what this attempt has done to them.
 *
 * <p>The table has a slot for each variable of a key. The deadline of an entry is when the first of its variables has lived long enough.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class VariableTable<K> {
    private final KeyedState<K, Slots> table;
    private final long[] timeToLiveMillis;
    private final long batchMillis;
    private final Map<K, KeyVariables> touched = new LinkedHashMap<>();

    VariableTable(KeyedState<K, Slots> table, List<StateVariable<?>> variables, long batchMillis) {
        this.table = table;
        this.timeToLiveMillis = variables.stream()
                .mapToLong(variable ->
                        variable.timeToLive().map(Duration::toMillis).orElse(KeyVariables.FOR_EVER))
                .toArray();
        this.batchMillis = batchMillis;
    }

    /** Returns the variables of a key, without what has lived long enough. */
    KeyVariables of(K key) {
        return touched.computeIfAbsent(key, absent -> new KeyVariables(table.get(key), timeToLiveMillis, batchMillis));
    }

    /** Puts what has changed into the table, and drops what has lived long enough. */
    void keep() throws Exception {
        table.forEachDue(batchMillis, (key, slots) -> of(key));
        touched.forEach((key, slots) -> {
            if (slots.isChanged()) {
                slots.kept()
                        .ifPresentOrElse(kept -> table.put(key, kept, slots.deadlineMillis()), () -> table.remove(key));
            }
        });
    }
}
