package dev.sluice.function;

/**
 * A serialisable function from an element to any number of key-value pairs.
 *
 * @param <T> the element
 * @param <K> the key
 * @param <V> the value
 */
@FunctionalInterface
public interface PairFlatMapFunction<T, K, V> extends FlatMapFunction<T, Pair<K, V>> {

    /**
     * Returns the pairs of an element in order; the iterable is walked once, and neither it nor a pair may be null.
     *
     * @throws Exception any exception fails the task that made the call
     */
    @Override
    Iterable<Pair<K, V>> call(T element) throws Exception;
}
