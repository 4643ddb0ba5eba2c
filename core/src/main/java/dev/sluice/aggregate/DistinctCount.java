package dev.sluice.aggregate;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * How many values differ, exactly.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record DistinctCount<T>() implements Aggregate<T, Set<T>, Long> {

    @Override
    public Set<T> create() {
        return new LinkedHashSet<>();
    }

    @Override
    public Set<T> add(Set<T> partial, T value) {
        partial.add(value);
        return partial;
    }

    @Override
    public Set<T> merge(Set<T> earlier, Set<T> later) {
        if (earlier.containsAll(later)) {
            return earlier;
        }
        Set<T> union = new LinkedHashSet<>(earlier);
        union.addAll(later);
        return union;
    }

    @Override
    public Long result(Set<T> partial) {
        return (long) partial.size();
    }
}
