package dev.sluice.aggregate;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.SerializableComparator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The first value by an order, the earliest of several.
 *
 * <p>The partial result is a list of one value, or of none.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param order what is first
 * @param name what a user calls it
 */
record Least<T>(SerializableComparator<? super T> order, String name) implements Aggregate<T, List<T>, T> {

    Least {
        requireNonNull(order, "order");
    }

    @Override
    public List<T> create() {
        return List.of();
    }

    @Override
    public List<T> add(List<T> partial, T value) {
        return partial.isEmpty() || order.compare(value, partial.get(0)) < 0 ? List.of(value) : partial;
    }

    @Override
    public List<T> merge(List<T> earlier, List<T> later) {
        if (earlier.isEmpty() || later.isEmpty()) {
            return earlier.isEmpty() ? later : earlier;
        }
        return order.compare(later.get(0), earlier.get(0)) < 0 ? later : earlier;
    }

    @Override
    public T result(List<T> partial) {
        if (partial.isEmpty()) {
            throw new NoSuchElementException("There is no " + name + " of no values. Ask only where there is one.");
        }
        return partial.get(0);
    }
}
