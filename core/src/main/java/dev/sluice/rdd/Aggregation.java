package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import java.io.Serializable;

/**
 * How the values of one key become one value.
 *
 * @param create makes the first combined value of a key out of its first value
 * @param mergeValue adds a value to a combined value; it may change and return its first argument
 * @param mergeCombiners adds a combined value of a later partition; it may change and return its first argument
 * @param combinesBeforeExchange whether each partition combines its own values first (two phases), which sends one pair for
 *     each key instead of one for each element
 * @param <V> the values
 * @param <C> the combined value
 */
public record Aggregation<V, C>(
        Function<V, C> create,
        Function2<C, V, C> mergeValue,
        Function2<C, C, C> mergeCombiners,
        boolean combinesBeforeExchange)
        implements Serializable {

    public Aggregation {
        requireNonNull(create, "create");
        requireNonNull(mergeValue, "mergeValue");
        requireNonNull(mergeCombiners, "mergeCombiners");
    }

    /** Returns the aggregation that reduces values by one associative function. */
    public static <V> Aggregation<V, V> reducing(Function2<V, V, V> function) {
        return new Aggregation<>(value -> value, function, function, true);
    }
}
