package dev.sluice.function;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A comparator that can travel to where the elements are.
 *
 * <p>A lambda or method reference that is passed where this type is asked for is serialisable by itself.
 *
 * @param <T> what is compared
 */
@FunctionalInterface
public interface SerializableComparator<T> extends Comparator<T>, Serializable {

    /** Returns the order of {@link Comparable#compareTo}; comparing what is not comparable throws {@link ClassCastException}. */
    static <T> SerializableComparator<T> natural() {
        return NaturalOrder.instance();
    }

    @Override
    default SerializableComparator<T> reversed() {
        return (first, second) -> compare(second, first);
    }
}
