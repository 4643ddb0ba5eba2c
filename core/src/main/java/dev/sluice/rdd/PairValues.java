package dev.sluice.rdd;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import java.util.Iterator;

/**
 * Makes functions of pairs out of functions of their values, so that keys, and the partitions they lie in, stay.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class PairValues {

    private PairValues() {}

    static <K, V, W> NarrowOperator<Pair<K, V>, Pair<K, W>> mapped(
            Function<? super V, ? extends W> function, Origin origin) {
        return new NarrowOperator.OneToOne<>(
                pair -> new Pair<>(pair.first(), Results.notNull(function.call(pair.second()), origin)), true, origin);
    }

    static <K, V, W> NarrowOperator<Pair<K, V>, Pair<K, W>> flatMapped(
            FlatMapFunction<? super V, ? extends W> function, Origin origin) {
        return new NarrowOperator.FlatMap<>(
                pair -> {
                    Iterable<? extends W> values = Results.notNull(function.call(pair.second()), origin);
                    return () -> paired(pair.first(), values.iterator(), origin);
                },
                true,
                origin);
    }

    private static <K, W> Iterator<Pair<K, W>> paired(K key, Iterator<? extends W> values, Origin origin) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return values.hasNext();
            }

            @Override
            public Pair<K, W> next() {
                return new Pair<>(key, Results.notNull(values.next(), origin));
            }
        };
    }
}
