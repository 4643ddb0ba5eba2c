package dev.sluice.internal.operator;

import static java.util.Objects.requireNonNull;

import dev.sluice.state.ListState;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A variable that is a list.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
record ListHandle<T>(KeyVariables variables, int index) implements ListState<T> {

    @Override
    public List<T> get() {
        return Collections.unmodifiableList(elements());
    }

    @Override
    public void add(T element) {
        requireNonNull(element, "The element of a list variable is null");
        List<T> elements =
                variables.owns(index) && variables.get(index) != null ? elements() : new ArrayList<>(elements());
        elements.add(element);
        variables.set(index, elements);
    }

    @Override
    public void update(List<? extends T> elements) {
        List<T> copy = new ArrayList<>(List.copyOf(elements));
        variables.set(index, copy.isEmpty() ? null : copy);
    }

    @Override
    public void clear() {
        if (variables.get(index) != null) {
            variables.set(index, null);
        }
    }

    @SuppressWarnings("unchecked") // the slot holds what was put
    private List<T> elements() {
        List<T> elements = (List<T>) variables.get(index);
        return elements == null ? List.of() : elements;
    }
}
