package dev.sluice.function;

/**
 * A serialisable function from an element to a key-value pair.
 *
 * @param <T> the element
 * @param <K> the key
 * @param <V> the value
 */
@FunctionalInterface
public interface PairFunction<T, K, V> extends Function<T, Pair<K, V>> {

    /**
     * Returns the pair of an element, not null, with neither key nor value null.
     *
     * @throws Exception any exception fails the task that made the call
     */
    @Override
    Pair<K, V> call(T element) throws Exception;
}
