package dev.sluice.rdd;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.PairFlatMapFunction;
import dev.sluice.function.PairFunction;
import dev.sluice.function.SerializableComparator;
import java.util.Iterator;

/**
 * Reads a function that takes more, or gives less, than asked for as one of exactly the types asked for. It is one: functions are
 * only called, and Java lets their type parameters vary at the place of use alone.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Variance {

    private Variance() {}

    @SuppressWarnings("unchecked") // only ever compares Ts
    static <T> SerializableComparator<T> exact(SerializableComparator<? super T> order) {
        return (SerializableComparator<T>) order;
    }

    @SuppressWarnings("unchecked") // a pair cannot change, so one of less is one of more
    static <T, K, V> PairFunction<T, K, V> pair(PairFunction<? super T, ? extends K, ? extends V> function) {
        return (PairFunction<T, K, V>) function;
    }

    @SuppressWarnings("unchecked") // a pair cannot change, so one of less is one of more
    static <T, K, V> PairFlatMapFunction<T, K, V> pairs(
            PairFlatMapFunction<? super T, ? extends K, ? extends V> function) {
        return (PairFlatMapFunction<T, K, V>) function;
    }

    @SuppressWarnings("unchecked") // iterators only give
    static <T, R> Function<Iterator<T>, Iterator<R>> iterator(
            Function<? super Iterator<T>, ? extends Iterator<? extends R>> function) {
        return (Function<Iterator<T>, Iterator<R>>) (Function<?, ?>) function;
    }

    @SuppressWarnings("unchecked") // iterators only give
    static <T, U, R> Function2<Iterator<T>, Iterator<U>, Iterator<R>> iterators(
            Function2<? super Iterator<T>, ? super Iterator<U>, ? extends Iterator<? extends R>> function) {
        return (Function2<Iterator<T>, Iterator<U>, Iterator<R>>) (Function2<?, ?, ?>) function;
    }

    @SuppressWarnings("unchecked") // iterators only give
    static <T, R> PartitionFunction<T, R> numbered(
            Function2<? super Integer, ? super Iterator<T>, ? extends Iterator<? extends R>> function) {
        return ((Function2<Integer, Iterator<T>, Iterator<R>>) (Function2<?, ?, ?>) function)::call;
    }
}
