package dev.sluice.function;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;

/**
 * A comparator that can travel to where the elements are.
 *
 * <p>A lambda or method reference that is passed where this type is asked for is serialisable by itself.
 *
 * <pre>{@code
 * counts.top(3, SerializableComparator.comparing(Pair::second));
 * }</pre>
 *
 * @param <T> what is compared
 */
@FunctionalInterface
public interface SerializableComparator<T> extends Comparator<T>, Serializable {

    /** Returns the order of {@link Comparable#compareTo}; comparing what is not comparable throws {@link ClassCastException}. */
    static <T> SerializableComparator<T> natural() {
        return NaturalOrder.instance();
    }

    /** Returns the order of what {@code key} gives, by {@link Comparable#compareTo}. What the key throws, comparing throws. */
    static <T, U extends Comparable<? super U>> SerializableComparator<T> comparing(
            Function<? super T, ? extends U> key) {
        return comparing(key, natural());
    }

    /** Returns the order of what {@code key} gives, by {@code order}. What the key throws, comparing throws. */
    static <T, U> SerializableComparator<T> comparing(
            Function<? super T, ? extends U> key, SerializableComparator<? super U> order) {
        return new KeyOrder<T, U>(requireNonNull(key, "key"), requireNonNull(order, "order"));
    }

    /** Returns this order, and {@code next} among what is equal by it. */
    default SerializableComparator<T> thenComparing(SerializableComparator<? super T> next) {
        requireNonNull(next, "next");
        return (first, second) -> {
            int compared = compare(first, second);
            return compared == 0 ? next.compare(first, second) : compared;
        };
    }

    @Override
    default SerializableComparator<T> reversed() {
        return (first, second) -> compare(second, first);
    }
}
