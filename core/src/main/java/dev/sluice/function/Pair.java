package dev.sluice.function;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * A key and its value; prints as {@code (key,value)}.
 *
 * @param first the key, never null
 * @param second the value, never null
 * @param <K> the key
 * @param <V> the value
 */
public record Pair<K, V>(K first, V second) implements Serializable {

    public Pair {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
    }

    /** Returns the pair of two values. */
    public static <K, V> Pair<K, V> of(K first, V second) {
        return new Pair<>(first, second);
    }

    /** Returns the pair with its two sides exchanged. */
    public Pair<V, K> swap() {
        return new Pair<>(second, first);
    }

    @Override
    public String toString() {
        return "(" + first + "," + second + ")";
    }
}
