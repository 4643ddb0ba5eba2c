package dev.sluice.internal.operator;

import dev.sluice.aggregate.Aggregate;
import java.util.ArrayList;
import java.util.List;

/**
 * Collects values into a list.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class ValueList<T> implements Aggregate<T, List<T>, List<T>> {
    private static final long serialVersionUID = 1;

    @Override
    public List<T> create() {
        return new ArrayList<>();
    }

    @Override
    public List<T> add(List<T> partial, T value) {
        partial.add(value);
        return partial;
    }

    @Override
    public List<T> merge(List<T> earlier, List<T> later) {
        List<T> both = new ArrayList<>(earlier.size() + later.size());
        both.addAll(earlier);
        both.addAll(later);
        return both;
    }

    @Override
    public List<T> result(List<T> partial) {
        return List.copyOf(partial);
    }
}
