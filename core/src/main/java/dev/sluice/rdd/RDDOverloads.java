package dev.sluice.rdd;

import dev.sluice.function.Function;
import java.util.List;

/**
 * The operations of {@link RDD} in the forms that stand for a {@link Shuffle}, or for a storage level.
 *
 * <p>What each operation does is said where it takes the shuffle.
 *
 * <p><b>Thread rule:</b> immutable.
 */
abstract sealed class RDDOverloads<T> extends RDDActions<T> permits RDD {

    RDDOverloads(RDDNode<T> node, RDDScope scope) {
        super(node, scope);
    }

    /** Returns each key that the function gives with the list of its elements. */
    public <K> PairRDD<K, List<T>> groupBy(Function<T, K> key) {
        return groupBy(key, Shuffle.byDefault());
    }

    /** Returns each key that the function gives with the list of its elements, in so many partitions. */
    public <K> PairRDD<K, List<T>> groupBy(Function<T, K> key, int partitionCount) {
        return groupBy(key, Shuffle.partitions(partitionCount));
    }

    /** Returns each key that the function gives with the list of its elements, partitioned as told. */
    public <K> PairRDD<K, List<T>> groupBy(Function<T, K> key, Partitioner partitioner) {
        return groupBy(key, Shuffle.with(partitioner));
    }

    /** Returns the elements that differ by {@code equals}, each as it is first met. */
    public RDD<T> distinct() {
        return distinct(Shuffle.byDefault());
    }

    /** Returns the elements that differ by {@code equals}, each as it is first met, in so many partitions. */
    public RDD<T> distinct(int partitionCount) {
        return distinct(Shuffle.partitions(partitionCount));
    }

    /** Returns the elements that differ by {@code equals}, each as it is first met, partitioned as told. */
    public RDD<T> distinct(Partitioner partitioner) {
        return distinct(Shuffle.with(partitioner));
    }

    /** Returns the elements of this RDD that are not in the other; those that repeat stay repeated. */
    public RDD<T> subtract(RDD<T> other) {
        return subtract(other, Shuffle.byDefault());
    }

    /** Returns the elements of this RDD that are not in the other; those that repeat stay repeated, in so many partitions. */
    public RDD<T> subtract(RDD<T> other, int partitionCount) {
        return subtract(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the elements of this RDD that are not in the other; those that repeat stay repeated, partitioned as told. */
    public RDD<T> subtract(RDD<T> other, Partitioner partitioner) {
        return subtract(other, Shuffle.with(partitioner));
    }

    /** Returns the elements that are in both RDDs, each once. */
    public RDD<T> intersection(RDD<T> other) {
        return intersection(other, Shuffle.byDefault());
    }

    /** Returns the elements that are in both RDDs, each once, in so many partitions. */
    public RDD<T> intersection(RDD<T> other, int partitionCount) {
        return intersection(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the elements that are in both RDDs, each once, partitioned as told. */
    public RDD<T> intersection(RDD<T> other, Partitioner partitioner) {
        return intersection(other, Shuffle.with(partitioner));
    }

    /** Returns this RDD, kept in memory once it is computed; the same as {@link #persist()}. */
    public RDD<T> cache() {
        return persist();
    }

    /** Returns this RDD, kept in memory once it is computed; the same as {@code persist(StorageLevel.MEMORY_ONLY)}. */
    public RDD<T> persist() {
        return persist(StorageLevel.MEMORY_ONLY);
    }

    // What these stand for.

    abstract <K> PairRDD<K, List<T>> groupBy(Function<T, K> key, Shuffle shuffle);

    abstract RDD<T> distinct(Shuffle shuffle);

    abstract RDD<T> subtract(RDD<T> other, Shuffle shuffle);

    abstract RDD<T> intersection(RDD<T> other, Shuffle shuffle);

    abstract RDD<T> persist(StorageLevel level);
}
