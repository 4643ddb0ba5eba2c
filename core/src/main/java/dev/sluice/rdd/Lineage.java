package dev.sluice.rdd;

import dev.sluice.function.Pair;

/**
 * The way from an RDD to its lineage and back, for those who write engines, runtimes and sinks. Programs do not need it.
 *
 * <pre>{@code
 * RDDNode<String> node = Lineage.of(lines);
 * RDD<String> again = Lineage.toRDD(node, Lineage.scopeOf(lines));
 * }</pre>
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
public final class Lineage {

    private Lineage() {}

    /** Returns the lineage of an RDD. */
    public static <T> RDDNode<T> of(RDD<T> rdd) {
        return rdd.node();
    }

    /** Returns where an RDD belongs: who runs its jobs, and which operator it is of. */
    public static RDDScope scopeOf(RDD<?> rdd) {
        return rdd.scope();
    }

    /** Returns the RDD of some lineage. */
    public static <T> RDD<T> toRDD(RDDNode<T> node, RDDScope scope) {
        return RDD.of(node, scope);
    }

    /** Returns the RDD of some lineage of pairs. */
    public static <K, V> PairRDD<K, V> toPairRDD(RDDNode<Pair<K, V>> node, RDDScope scope) {
        return PairRDD.ofPairs(node, scope);
    }
}
