package dev.sluice.internal.operator;

import static java.util.Objects.requireNonNull;

import dev.sluice.state.MapState;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A variable that is a map.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
record MapHandle<L, T>(KeyVariables variables, int index) implements MapState<L, T> {

    @Override
    public Optional<T> get(L key) {
        return Optional.ofNullable(contents().get(key));
    }

    @Override
    public void put(L key, T value) {
        requireNonNull(key, "The key of a map variable is null");
        requireNonNull(value, "The value of a map variable is null; use remove(key) to have none");
        Map<L, T> mutable = mutable();
        mutable.put(key, value);
        variables.set(index, mutable);
    }

    @Override
    public void remove(L key) {
        if (contents().containsKey(key)) {
            Map<L, T> mutable = mutable();
            mutable.remove(key);
            variables.set(index, mutable.isEmpty() ? null : mutable);
        }
    }

    @Override
    public Map<L, T> entries() {
        return Collections.unmodifiableMap(contents());
    }

    @Override
    public void clear() {
        if (variables.get(index) != null) {
            variables.set(index, null);
        }
    }

    private Map<L, T> mutable() {
        return variables.owns(index) && variables.get(index) != null ? contents() : new LinkedHashMap<>(contents());
    }

    @SuppressWarnings("unchecked") // the slot holds what was put
    private Map<L, T> contents() {
        Map<L, T> contents = (Map<L, T>) variables.get(index);
        return contents == null ? Map.of() : contents;
    }
}
