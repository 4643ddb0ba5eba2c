package dev.sluice;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.Shuffle;
import dev.sluice.state.KeyedProcessFunction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The operations of {@link PairDStream} in the forms that stand for a {@link Shuffle}: with none, a number of partitions, or a partitioner.
 *
 * <p>What each operation does is said where it takes the shuffle.
 *
 * <p><b>Thread rule:</b> immutable.
 */
abstract sealed class PairDStreamOverloads<K, V> extends DStreamLike<Pair<K, V>, PairRDD<K, V>, PairDStream<K, V>>
        permits PairDStream {

    PairDStreamOverloads(StreamingContext context, StreamNode node) {
        super(context, node);
    }

    /** Returns each key with its values in a batch combined into one by an associative function. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function) {
        return reduceByKey(function, Shuffle.byDefault());
    }

    /** Returns each key with its values in a batch combined into one by an associative function, in so many partitions. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function, int partitionCount) {
        return reduceByKey(function, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values in a batch combined into one by an associative function, partitioned as told. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function, Partitioner partitioner) {
        return reduceByKey(function, Shuffle.with(partitioner));
    }

    /** Returns each key with the list of its values in a batch. */
    public PairDStream<K, List<V>> groupByKey() {
        return groupByKey(Shuffle.byDefault());
    }

    /** Returns each key with the list of its values in a batch, in so many partitions. */
    public PairDStream<K, List<V>> groupByKey(int partitionCount) {
        return groupByKey(Shuffle.partitions(partitionCount));
    }

    /** Returns each key with the list of its values in a batch, partitioned as told. */
    public PairDStream<K, List<V>> groupByKey(Partitioner partitioner) {
        return groupByKey(Shuffle.with(partitioner));
    }

    /** Returns each key with its values in a batch combined into one of another type. */
    public <C> PairDStream<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.byDefault());
    }

    /** Returns each key with its values in a batch combined into one of another type, in so many partitions. */
    public <C> PairDStream<K, C> combineByKey(
            Function<V, C> create,
            Function2<C, V, C> mergeValue,
            Function2<C, C, C> mergeCombiners,
            int partitionCount) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values in a batch combined into one of another type, partitioned as told. */
    public <C> PairDStream<K, C> combineByKey(
            Function<V, C> create,
            Function2<C, V, C> mergeValue,
            Function2<C, C, C> mergeCombiners,
            Partitioner partitioner) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.with(partitioner));
    }

    /** Returns each key with its values in a batch added to a value of another type. */
    public <U> PairDStream<K, U> aggregateByKey(Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge) {
        return aggregateByKey(zero, add, merge, Shuffle.byDefault());
    }

    /** Returns each key with its values in a batch added to a value of another type, in so many partitions. */
    public <U> PairDStream<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, int partitionCount) {
        return aggregateByKey(zero, add, merge, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values in a batch added to a value of another type, partitioned as told. */
    public <U> PairDStream<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Partitioner partitioner) {
        return aggregateByKey(zero, add, merge, Shuffle.with(partitioner));
    }

    /** Returns each key with the result of an aggregate of its values. */
    public <A, R> PairDStream<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate) {
        return aggregateByKey(aggregate, Shuffle.byDefault());
    }

    /** Returns each key with the result of an aggregate of its values, in so many partitions. */
    public <A, R> PairDStream<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, int partitionCount) {
        return aggregateByKey(aggregate, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with the result of an aggregate of its values, partitioned as told. */
    public <A, R> PairDStream<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, Partitioner partitioner) {
        return aggregateByKey(aggregate, Shuffle.with(partitioner));
    }

    /** Returns each key with its values in a batch combined with {@code zero}. */
    public PairDStream<K, V> foldByKey(V zero, Function2<V, V, V> function) {
        return foldByKey(zero, function, Shuffle.byDefault());
    }

    /** Returns each key with its values in a batch combined with {@code zero}, in so many partitions. */
    public PairDStream<K, V> foldByKey(V zero, Function2<V, V, V> function, int partitionCount) {
        return foldByKey(zero, function, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values in a batch combined with {@code zero}, partitioned as told. */
    public PairDStream<K, V> foldByKey(V zero, Function2<V, V, V> function, Partitioner partitioner) {
        return foldByKey(zero, function, Shuffle.with(partitioner));
    }

    /** Returns, for each key in both streams, every pair of its values. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other) {
        return join(other, Shuffle.byDefault());
    }

    /** Returns, for each key in both streams, every pair of its values, in so many partitions. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, int partitionCount) {
        return join(other, Shuffle.partitions(partitionCount));
    }

    /** Returns, for each key in both streams, every pair of its values, partitioned as told. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, Partitioner partitioner) {
        return join(other, Shuffle.with(partitioner));
    }

    /** Returns the join with every value of this stream, and nothing opposite where the other lacks the key. */
    public <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other) {
        return leftOuterJoin(other, Shuffle.byDefault());
    }

    /** Returns the join with every value of this stream, and nothing opposite where the other lacks the key, in so many partitions. */
    public <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other, int partitionCount) {
        return leftOuterJoin(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the join with every value of this stream, and nothing opposite where the other lacks the key, partitioned as told. */
    public <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other, Partitioner partitioner) {
        return leftOuterJoin(other, Shuffle.with(partitioner));
    }

    /** Returns the join with every value of the other stream, and nothing opposite where this one lacks the key. */
    public <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other) {
        return rightOuterJoin(other, Shuffle.byDefault());
    }

    /** Returns the join with every value of the other stream, and nothing opposite where this one lacks the key, in so many partitions. */
    public <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other, int partitionCount) {
        return rightOuterJoin(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the join with every value of the other stream, and nothing opposite where this one lacks the key, partitioned as told. */
    public <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other, Partitioner partitioner) {
        return rightOuterJoin(other, Shuffle.with(partitioner));
    }

    /** Returns the join with every value of both streams, and nothing opposite where one lacks the key. */
    public <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairDStream<K, W> other) {
        return fullOuterJoin(other, Shuffle.byDefault());
    }

    /** Returns the join with every value of both streams, and nothing opposite where one lacks the key, in so many partitions. */
    public <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(
            PairDStream<K, W> other, int partitionCount) {
        return fullOuterJoin(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the join with every value of both streams, and nothing opposite where one lacks the key, partitioned as told. */
    public <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(
            PairDStream<K, W> other, Partitioner partitioner) {
        return fullOuterJoin(other, Shuffle.with(partitioner));
    }

    /** Returns each key of either stream with the list of its values in each. */
    public <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other) {
        return cogroup(other, Shuffle.byDefault());
    }

    /** Returns each key of either stream with the list of its values in each, in so many partitions. */
    public <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other, int partitionCount) {
        return cogroup(other, Shuffle.partitions(partitionCount));
    }

    /** Returns each key of either stream with the list of its values in each, partitioned as told. */
    public <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other, Partitioner partitioner) {
        return cogroup(other, Shuffle.with(partitioner));
    }

    /** Returns the pairs whose key is not in the other stream. */
    public <W> PairDStream<K, V> subtractByKey(PairDStream<K, W> other) {
        return subtractByKey(other, Shuffle.byDefault());
    }

    /** Returns the pairs whose key is not in the other stream, in so many partitions. */
    public <W> PairDStream<K, V> subtractByKey(PairDStream<K, W> other, int partitionCount) {
        return subtractByKey(other, Shuffle.partitions(partitionCount));
    }

    /** Returns the pairs whose key is not in the other stream, partitioned as told. */
    public <W> PairDStream<K, V> subtractByKey(PairDStream<K, W> other, Partitioner partitioner) {
        return subtractByKey(other, Shuffle.with(partitioner));
    }

    // Over windows, and with state.

    /** Returns each key with the list of its values in each window. */
    public PairDStream<K, List<V>> groupByKeyAndWindow(Duration window, Duration slide) {
        return groupByKeyAndWindow(window, slide, Shuffle.byDefault());
    }

    /** Returns each key with the list of its values in each window, in so many partitions. */
    public PairDStream<K, List<V>> groupByKeyAndWindow(Duration window, Duration slide, int partitionCount) {
        return groupByKeyAndWindow(window, slide, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with the list of its values in each window, partitioned as told. */
    public PairDStream<K, List<V>> groupByKeyAndWindow(Duration window, Duration slide, Partitioner partitioner) {
        return groupByKeyAndWindow(window, slide, Shuffle.with(partitioner));
    }

    /** Returns each key with its values in each window reduced by an associative function. */
    public PairDStream<K, V> reduceByKeyAndWindow(Function2<V, V, V> function, Duration window, Duration slide) {
        return reduceByKeyAndWindow(function, window, slide, Shuffle.byDefault());
    }

    /** Returns each key with its values in each window reduced by an associative function, in so many partitions. */
    public PairDStream<K, V> reduceByKeyAndWindow(
            Function2<V, V, V> function, Duration window, Duration slide, int partitionCount) {
        return reduceByKeyAndWindow(function, window, slide, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with its values in each window reduced by an associative function, partitioned as told. */
    public PairDStream<K, V> reduceByKeyAndWindow(
            Function2<V, V, V> function, Duration window, Duration slide, Partitioner partitioner) {
        return reduceByKeyAndWindow(function, window, slide, Shuffle.with(partitioner));
    }

    /** Returns each key with the result of an aggregate of its values in each window. */
    public <A, R> PairDStream<K, R> aggregateByKeyAndWindow(
            Aggregate<? super V, A, R> aggregate, Duration window, Duration slide) {
        return aggregateByKeyAndWindow(aggregate, window, slide, Shuffle.byDefault());
    }

    /** Returns each key with the result of an aggregate of its values in each window, in so many partitions. */
    public <A, R> PairDStream<K, R> aggregateByKeyAndWindow(
            Aggregate<? super V, A, R> aggregate, Duration window, Duration slide, int partitionCount) {
        return aggregateByKeyAndWindow(aggregate, window, slide, Shuffle.partitions(partitionCount));
    }

    /** Returns each key with the result of an aggregate of its values in each window, partitioned as told. */
    public <A, R> PairDStream<K, R> aggregateByKeyAndWindow(
            Aggregate<? super V, A, R> aggregate, Duration window, Duration slide, Partitioner partitioner) {
        return aggregateByKeyAndWindow(aggregate, window, slide, Shuffle.with(partitioner));
    }

    /** Keeps state for each key; see {@link PairDStream#updateStateByKey(Function2, Shuffle)}. */
    public <S> PairDStream<K, S> updateStateByKey(Function2<List<V>, Optional<S>, Optional<S>> update) {
        return updateStateByKey(update, Shuffle.byDefault());
    }

    /** Keeps state for each key; see {@link PairDStream#updateStateByKey(Function2, Shuffle)}, in so many partitions. */
    public <S> PairDStream<K, S> updateStateByKey(
            Function2<List<V>, Optional<S>, Optional<S>> update, int partitionCount) {
        return updateStateByKey(update, Shuffle.partitions(partitionCount));
    }

    /** Keeps state for each key; see {@link PairDStream#updateStateByKey(Function2, Shuffle)}, partitioned as told. */
    public <S> PairDStream<K, S> updateStateByKey(
            Function2<List<V>, Optional<S>, Optional<S>> update, Partitioner partitioner) {
        return updateStateByKey(update, Shuffle.with(partitioner));
    }

    /** Calls a function for every value of each key, with variables and timers of the key; see {@link KeyedProcessFunction}. */
    public <O> ProcessDStream<O> process(KeyedProcessFunction<K, V, O> function) {
        return process(function, Shuffle.byDefault());
    }

    /** Calls a function for every value of each key, in so many partitions; see {@link KeyedProcessFunction}. */
    public <O> ProcessDStream<O> process(KeyedProcessFunction<K, V, O> function, int partitionCount) {
        return process(function, Shuffle.partitions(partitionCount));
    }

    /** Calls a function for every value of each key, partitioned as told; see {@link KeyedProcessFunction}. */
    public <O> ProcessDStream<O> process(KeyedProcessFunction<K, V, O> function, Partitioner partitioner) {
        return process(function, Shuffle.with(partitioner));
    }

    // What these stand for.

    abstract <O> ProcessDStream<O> process(KeyedProcessFunction<K, V, O> function, Shuffle shuffle);

    abstract PairDStream<K, V> reduceByKey(Function2<V, V, V> function, Shuffle shuffle);

    abstract PairDStream<K, List<V>> groupByKey(Shuffle shuffle);

    abstract <C> PairDStream<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners, Shuffle shuffle);

    abstract <A, R> PairDStream<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, Shuffle shuffle);

    abstract <A, R> PairDStream<K, R> aggregateByKeyAndWindow(
            Aggregate<? super V, A, R> aggregate, Duration window, Duration slide, Shuffle shuffle);

    abstract <U> PairDStream<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Shuffle shuffle);

    abstract PairDStream<K, V> foldByKey(V zero, Function2<V, V, V> function, Shuffle shuffle);

    abstract <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, Shuffle shuffle);

    abstract <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other, Shuffle shuffle);

    abstract <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other, Shuffle shuffle);

    abstract <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairDStream<K, W> other, Shuffle shuffle);

    abstract <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other, Shuffle shuffle);

    abstract <W> PairDStream<K, V> subtractByKey(PairDStream<K, W> other, Shuffle shuffle);

    abstract PairDStream<K, List<V>> groupByKeyAndWindow(Duration window, Duration slide, Shuffle shuffle);

    abstract PairDStream<K, V> reduceByKeyAndWindow(
            Function2<V, V, V> function, Duration window, Duration slide, Shuffle shuffle);

    abstract <S> PairDStream<K, S> updateStateByKey(
            Function2<List<V>, Optional<S>, Optional<S>> update, Shuffle shuffle);
}
