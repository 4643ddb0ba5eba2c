package dev.sluice.benchmarks.table;

import dev.sluice.internal.embedded.table.CombineTable;
import java.util.HashMap;
import java.util.Map;

/**
 * The two ways to count a record that the benchmarks compare.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
final class Counting {
    private static final Long ONE = 1L;
    private static final Combiner SUM = combiner(Long::sum);

    private Counting() {}

    /** What the engine calls: it knows no types. */
    @FunctionalInterface
    interface Combiner {
        Object call(Object left, Object right) throws Exception;
    }

    /** What a user writes. */
    @FunctionalInterface
    interface TypedCombiner<V> {
        V call(V left, V right) throws Exception;
    }

    static Map<Object, Long> newMap() {
        return new HashMap<>();
    }

    static void count(Map<Object, Long> map, Object key) {
        map.merge(key, ONE, Long::sum);
    }

    static void count(CombineTable table, Object key) throws Exception {
        int hash = CombineTable.hashOf(key);
        int entry = table.locate(key, hash);
        if (entry >= 0) {
            table.setUnlessNull(entry, SUM.call(table.valueAt(entry), ONE));
        } else {
            table.insert(entry, key, hash, ONE);
        }
    }

    @SuppressWarnings("unchecked") // as the engine does: the caller pairs values with their function
    private static <V> Combiner combiner(TypedCombiner<V> typed) {
        return (left, right) -> typed.call((V) left, (V) right);
    }
}
