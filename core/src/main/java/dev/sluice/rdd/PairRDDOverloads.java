package dev.sluice.rdd;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import java.util.List;
import java.util.Optional;

/**
 * The operations of {@link PairRDD} in the forms that stand for a {@link Shuffle}: with none, a number of partitions, or a partitioner.
 *
 * <p>What each operation does is said where it takes the shuffle. Their functions have exact types: decision 005.
 *
 * <p><b>Thread rule:</b> immutable.
 */
abstract sealed class PairRDDOverloads<K, V> extends RDD<Pair<K, V>> permits PairRDD {

    PairRDDOverloads(RDDNode<Pair<K, V>> node, RDDScope scope) {
        super(node, scope);
    }

    // By key.

    /** Returns each key with its values combined into one by an associative function. */
    public PairRDD<K, V> reduceByKey(Function2<V, V, V> function) {
        return reduceByKey(function, Shuffle.byDefault());
    }

    /** Returns each key with its values combined into one by an associative function, in so many partitions. */
    public PairRDD<K, V> reduceByKey(Function2<V, V, V> function, int partitionCount) {
        return reduceByKey(function, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values combined into one by an associative function, partitioned as told. */
    public PairRDD<K, V> reduceByKey(Function2<V, V, V> function, Partitioner partitioner) {
        return reduceByKey(function, Shuffle.with(partitioner));
    }

    /** Returns each key with the list of its values. */
    public PairRDD<K, List<V>> groupByKey() {
        return groupByKey(Shuffle.byDefault());
    }

    /** Returns each key with the list of its values, in so many partitions. */
    public PairRDD<K, List<V>> groupByKey(int partitionCount) {
        return groupByKey(Shuffle.partitions(partitionCount));
    }

    /** Returns each key with the list of its values, partitioned as told. */
    public PairRDD<K, List<V>> groupByKey(Partitioner partitioner) {
        return groupByKey(Shuffle.with(partitioner));
    }

    /** Returns each key with its values combined into one of another type. */
    public <C> PairRDD<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.byDefault());
    }

    /** Returns each key with its values combined into one of another type, in so many partitions. */
    public <C> PairRDD<K, C> combineByKey(
            Function<V, C> create,
            Function2<C, V, C> mergeValue,
            Function2<C, C, C> mergeCombiners,
            int partitionCount) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values combined into one of another type, partitioned as told. */
    public <C> PairRDD<K, C> combineByKey(
            Function<V, C> create,
            Function2<C, V, C> mergeValue,
            Function2<C, C, C> mergeCombiners,
            Partitioner partitioner) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.with(partitioner));
    }

    /** Returns each key with its values added to a value of another type. */
    public <U> PairRDD<K, U> aggregateByKey(Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge) {
        return aggregateByKey(zero, add, merge, Shuffle.byDefault());
    }

    /** Returns each key with its values added to a value of another type, in so many partitions. */
    public <U> PairRDD<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, int partitionCount) {
        return aggregateByKey(zero, add, merge, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values added to a value of another type, partitioned as told. */
    public <U> PairRDD<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Partitioner partitioner) {
        return aggregateByKey(zero, add, merge, Shuffle.with(partitioner));
    }

    /** Returns each key with the result of an aggregate of its values. */
    public <A, R> PairRDD<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate) {
        return aggregateByKey(aggregate, Shuffle.byDefault());
    }

    /** Returns each key with the result of an aggregate of its values, in so many partitions. */
    public <A, R> PairRDD<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, int partitionCount) {
        return aggregateByKey(aggregate, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with the result of an aggregate of its values, partitioned as told. */
    public <A, R> PairRDD<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, Partitioner partitioner) {
        return aggregateByKey(aggregate, Shuffle.with(partitioner));
    }

    /** Returns each key with its values combined with {@code zero}. */
    public PairRDD<K, V> foldByKey(V zero, Function2<V, V, V> function) {
        return foldByKey(zero, function, Shuffle.byDefault());
    }

    /** Returns each key with its values combined with {@code zero}, in so many partitions. */
    public PairRDD<K, V> foldByKey(V zero, Function2<V, V, V> function, int partitionCount) {
        return foldByKey(zero, function, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values combined with {@code zero}, partitioned as told. */
    public PairRDD<K, V> foldByKey(V zero, Function2<V, V, V> function, Partitioner partitioner) {
        return foldByKey(zero, function, Shuffle.with(partitioner));
    }

    /** Returns, for each key in both RDDs, every pair of its values. */
    public <W> PairRDD<K, Pair<V, W>> join(PairRDD<K, W> other) {
        return join(other, Shuffle.byDefault());
    }

    /** Returns, for each key in both RDDs, every pair of its values, in so many partitions. */
    public <W> PairRDD<K, Pair<V, W>> join(PairRDD<K, W> other, int partitionCount) {
        return join(other, Shuffle.partitions(partitionCount));
    }

    /** Returns, for each key in both RDDs, every pair of its values, partitioned as told. */
    public <W> PairRDD<K, Pair<V, W>> join(PairRDD<K, W> other, Partitioner partitioner) {
        return join(other, Shuffle.with(partitioner));
    }

    /** Returns the join with every value of this RDD, and nothing opposite where the other lacks the key. */
    public <W> PairRDD<K, Pair<V, Optional<W>>> leftOuterJoin(PairRDD<K, W> other) {
        return leftOuterJoin(other, Shuffle.byDefault());
    }

    /** Returns the join with every value of this RDD, and nothing opposite where the other lacks the key, in so many partitions. */
    public <W> PairRDD<K, Pair<V, Optional<W>>> leftOuterJoin(PairRDD<K, W> other, int partitionCount) {
        return leftOuterJoin(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the join with every value of this RDD, and nothing opposite where the other lacks the key, partitioned as told. */
    public <W> PairRDD<K, Pair<V, Optional<W>>> leftOuterJoin(PairRDD<K, W> other, Partitioner partitioner) {
        return leftOuterJoin(other, Shuffle.with(partitioner));
    }

    /** Returns the join with every value of the other RDD, and nothing opposite where this one lacks the key. */
    public <W> PairRDD<K, Pair<Optional<V>, W>> rightOuterJoin(PairRDD<K, W> other) {
        return rightOuterJoin(other, Shuffle.byDefault());
    }

    /** Returns the join with every value of the other RDD, and nothing opposite where this one lacks the key, in so many partitions. */
    public <W> PairRDD<K, Pair<Optional<V>, W>> rightOuterJoin(PairRDD<K, W> other, int partitionCount) {
        return rightOuterJoin(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the join with every value of the other RDD, and nothing opposite where this one lacks the key, partitioned as told. */
    public <W> PairRDD<K, Pair<Optional<V>, W>> rightOuterJoin(PairRDD<K, W> other, Partitioner partitioner) {
        return rightOuterJoin(other, Shuffle.with(partitioner));
    }

    /** Returns the join with every value of both RDDs, and nothing opposite where one lacks the key. */
    public <W> PairRDD<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairRDD<K, W> other) {
        return fullOuterJoin(other, Shuffle.byDefault());
    }

    /** Returns the join with every value of both RDDs, and nothing opposite where one lacks the key, in so many partitions. */
    public <W> PairRDD<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairRDD<K, W> other, int partitionCount) {
        return fullOuterJoin(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the join with every value of both RDDs, and nothing opposite where one lacks the key, partitioned as told. */
    public <W> PairRDD<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairRDD<K, W> other, Partitioner partitioner) {
        return fullOuterJoin(other, Shuffle.with(partitioner));
    }

    /** Returns each key of either RDD with the list of its values in each. */
    public <W> PairRDD<K, Pair<List<V>, List<W>>> cogroup(PairRDD<K, W> other) {
        return cogroup(other, Shuffle.byDefault());
    }

    /** Returns each key of either RDD with the list of its values in each, in so many partitions. */
    public <W> PairRDD<K, Pair<List<V>, List<W>>> cogroup(PairRDD<K, W> other, int partitionCount) {
        return cogroup(other, Shuffle.partitions(partitionCount));
    }

    /** Returns each key of either RDD with the list of its values in each, partitioned as told. */
    public <W> PairRDD<K, Pair<List<V>, List<W>>> cogroup(PairRDD<K, W> other, Partitioner partitioner) {
        return cogroup(other, Shuffle.with(partitioner));
    }

    /** Returns each key of any of three RDDs with the list of its values in each. */
    public <W, X> PairRDD<K, CoGrouped3<V, W, X>> cogroup(PairRDD<K, W> second, PairRDD<K, X> third) {
        return cogroup(second, third, Shuffle.byDefault());
    }

    /** Returns each key of any of three RDDs with the list of its values in each, in so many partitions. */
    public <W, X> PairRDD<K, CoGrouped3<V, W, X>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, int partitionCount) {
        return cogroup(second, third, Shuffle.partitions(partitionCount));
    }

    /** Returns each key of any of three RDDs with the list of its values in each, partitioned as told. */
    public <W, X> PairRDD<K, CoGrouped3<V, W, X>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, Partitioner partitioner) {
        return cogroup(second, third, Shuffle.with(partitioner));
    }

    /** Returns each key of any of four RDDs with the list of its values in each. */
    public <W, X, Y> PairRDD<K, CoGrouped4<V, W, X, Y>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, PairRDD<K, Y> fourth) {
        return cogroup(second, third, fourth, Shuffle.byDefault());
    }

    /** Returns each key of any of four RDDs with the list of its values in each, in so many partitions. */
    public <W, X, Y> PairRDD<K, CoGrouped4<V, W, X, Y>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, PairRDD<K, Y> fourth, int partitionCount) {
        return cogroup(second, third, fourth, Shuffle.partitions(partitionCount));
    }

    /** Returns each key of any of four RDDs with the list of its values in each, partitioned as told. */
    public <W, X, Y> PairRDD<K, CoGrouped4<V, W, X, Y>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, PairRDD<K, Y> fourth, Partitioner partitioner) {
        return cogroup(second, third, fourth, Shuffle.with(partitioner));
    }

    /** Returns the pairs whose key is not in the other RDD. */
    public <W> PairRDD<K, V> subtractByKey(PairRDD<K, W> other) {
        return subtractByKey(other, Shuffle.byDefault());
    }

    /** Returns the pairs whose key is not in the other RDD, in so many partitions. */
    public <W> PairRDD<K, V> subtractByKey(PairRDD<K, W> other, int partitionCount) {
        return subtractByKey(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the pairs whose key is not in the other RDD, partitioned as told. */
    public <W> PairRDD<K, V> subtractByKey(PairRDD<K, W> other, Partitioner partitioner) {
        return subtractByKey(other, Shuffle.with(partitioner));
    }

    // What keeps the shape.

    @Override
    public PairRDD<K, V> distinct() {
        return distinct(Shuffle.byDefault());
    }

    @Override
    public PairRDD<K, V> distinct(int partitionCount) {
        return distinct(Shuffle.partitions(partitionCount));
    }

    @Override
    public PairRDD<K, V> distinct(Partitioner partitioner) {
        return distinct(Shuffle.with(partitioner));
    }

    @Override
    public PairRDD<K, V> distinct(Shuffle shuffle) {
        return PairRDD.fromRDD(super.distinct(shuffle));
    }

    @Override
    public PairRDD<K, V> subtract(RDD<Pair<K, V>> other) {
        return subtract(other, Shuffle.byDefault());
    }

    @Override
    public PairRDD<K, V> subtract(RDD<Pair<K, V>> other, int partitionCount) {
        return subtract(other, Shuffle.partitions(partitionCount));
    }

    @Override
    public PairRDD<K, V> subtract(RDD<Pair<K, V>> other, Partitioner partitioner) {
        return subtract(other, Shuffle.with(partitioner));
    }

    @Override
    public PairRDD<K, V> subtract(RDD<Pair<K, V>> other, Shuffle shuffle) {
        return PairRDD.fromRDD(super.subtract(other, shuffle));
    }

    @Override
    public PairRDD<K, V> intersection(RDD<Pair<K, V>> other) {
        return intersection(other, Shuffle.byDefault());
    }

    @Override
    public PairRDD<K, V> intersection(RDD<Pair<K, V>> other, int partitionCount) {
        return intersection(other, Shuffle.partitions(partitionCount));
    }

    @Override
    public PairRDD<K, V> intersection(RDD<Pair<K, V>> other, Partitioner partitioner) {
        return intersection(other, Shuffle.with(partitioner));
    }

    @Override
    public PairRDD<K, V> intersection(RDD<Pair<K, V>> other, Shuffle shuffle) {
        return PairRDD.fromRDD(super.intersection(other, shuffle));
    }

    @Override
    public PairRDD<K, V> cache() {
        return persist();
    }

    @Override
    public PairRDD<K, V> persist() {
        return PairRDD.fromRDD(super.persist());
    }

    // What these stand for.

    abstract PairRDD<K, V> reduceByKey(Function2<V, V, V> function, Shuffle shuffle);

    abstract PairRDD<K, List<V>> groupByKey(Shuffle shuffle);

    abstract <C> PairRDD<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners, Shuffle shuffle);

    abstract <A, R> PairRDD<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, Shuffle shuffle);

    abstract <U> PairRDD<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Shuffle shuffle);

    abstract PairRDD<K, V> foldByKey(V zero, Function2<V, V, V> function, Shuffle shuffle);

    abstract <W> PairRDD<K, Pair<V, W>> join(PairRDD<K, W> other, Shuffle shuffle);

    abstract <W> PairRDD<K, Pair<V, Optional<W>>> leftOuterJoin(PairRDD<K, W> other, Shuffle shuffle);

    abstract <W> PairRDD<K, Pair<Optional<V>, W>> rightOuterJoin(PairRDD<K, W> other, Shuffle shuffle);

    abstract <W> PairRDD<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairRDD<K, W> other, Shuffle shuffle);

    abstract <W> PairRDD<K, Pair<List<V>, List<W>>> cogroup(PairRDD<K, W> other, Shuffle shuffle);

    abstract <W, X> PairRDD<K, CoGrouped3<V, W, X>> cogroup(PairRDD<K, W> second, PairRDD<K, X> third, Shuffle shuffle);

    abstract <W, X, Y> PairRDD<K, CoGrouped4<V, W, X, Y>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, PairRDD<K, Y> fourth, Shuffle shuffle);

    abstract <W> PairRDD<K, V> subtractByKey(PairRDD<K, W> other, Shuffle shuffle);
}
