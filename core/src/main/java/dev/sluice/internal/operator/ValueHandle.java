package dev.sluice.internal.operator;

import static java.util.Objects.requireNonNull;

import dev.sluice.state.ValueState;
import java.util.Optional;

/**
 * A variable with one value.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
record ValueHandle<T>(KeyVariables variables, int index) implements ValueState<T> {

    @Override
    @SuppressWarnings("unchecked") // the slot holds what was put
    public Optional<T> get() {
        return Optional.ofNullable((T) variables.get(index));
    }

    @Override
    public void update(T value) {
        variables.set(index, requireNonNull(value, "The new value is null; use clear() to have none"));
    }

    @Override
    public void clear() {
        if (variables.get(index) != null) {
            variables.set(index, null);
        }
    }
}
