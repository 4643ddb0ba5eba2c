package dev.sluice;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.Shuffle;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * A stream of key-value pairs, with operations by key.
 *
 * <p>An operation by key brings the values of a key together within each batch. It makes as many partitions as the context's default
 * parallelism, unless a number, a {@link Partitioner} or a {@link Shuffle} says otherwise.
 *
 * <pre>{@code
 * PairDStream<String, Long> counts = words.mapToPair(word -> Pair.of(word, 1L)).reduceByKey(Long::sum);
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys; they define equality by {@code equals} and {@code hashCode}
 * @param <V> the values
 */
public final class PairDStream<K, V> extends DStreamLike<Pair<K, V>, PairRDD<K, V>, PairDStream<K, V>> {

    PairDStream(StreamingContext context, StreamNode node) {
        super(context, node);
    }

    /** Returns a stream of pairs as a pair stream. */
    public static <K, V> PairDStream<K, V> fromDStream(DStream<Pair<K, V>> pairs) {
        return new PairDStream<>(pairs.context(), pairs.node());
    }

    /** Returns this stream as a stream of elements that happen to be pairs. */
    public DStream<Pair<K, V>> toDStream() {
        return new DStream<>(context(), node());
    }

    /** Returns the keys. */
    public DStream<K> keys() {
        return lift("keys", PairRDD::keys);
    }

    /** Returns the values. */
    public DStream<V> values() {
        return lift("values", PairRDD::values);
    }

    /** Applies a function to every value; keys, and where they lie, stay. */
    public <W> PairDStream<K, W> mapValues(Function<V, W> function) {
        return liftPair("mapValues", rdd -> rdd.mapValues(function));
    }

    /** Applies a function from a value to any number of values of the same key; where keys lie stays. */
    public <W> PairDStream<K, W> flatMapValues(FlatMapFunction<V, W> function) {
        return liftPair("flatMapValues", rdd -> rdd.flatMapValues(function));
    }

    /** Reduces the values of each key by an associative function; each partition combines its own values first. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function) {
        return reduceByKey(function, Shuffle.byDefault());
    }

    /** Reduces the values of each key in the given number of partitions. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function, int partitionCount) {
        return reduceByKey(function, Shuffle.partitions(partitionCount));
    }

    /** Reduces the values of each key where the partitioner puts it. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function, Partitioner partitioner) {
        return reduceByKey(function, Shuffle.with(partitioner));
    }

    /** Reduces the values of each key. */
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function, Shuffle shuffle) {
        return liftPair("reduceByKey", rdd -> rdd.reduceByKey(function, shuffle));
    }

    /** Collects the values of each key, in the order of partitions and arrival. */
    public PairDStream<K, List<V>> groupByKey() {
        return groupByKey(Shuffle.byDefault());
    }

    /** Collects the values of each key in the given number of partitions. */
    public PairDStream<K, List<V>> groupByKey(int partitionCount) {
        return groupByKey(Shuffle.partitions(partitionCount));
    }

    /** Collects the values of each key where the partitioner puts it. */
    public PairDStream<K, List<V>> groupByKey(Partitioner partitioner) {
        return groupByKey(Shuffle.with(partitioner));
    }

    /** Collects the values of each key. */
    public PairDStream<K, List<V>> groupByKey(Shuffle shuffle) {
        return liftPair("groupByKey", rdd -> rdd.groupByKey(shuffle));
    }

    /**
     * Combines the values of each key.
     *
     * @param create makes a combined value of a key's first value
     * @param mergeValue adds a value; may change and return its first argument
     * @param mergeCombiners adds a combined value; may change and return its first argument
     */
    public <C> PairDStream<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners) {
        return combineByKey(create, mergeValue, mergeCombiners, Shuffle.byDefault());
    }

    /** Combines the values of each key; see {@link #combineByKey(Function, Function2, Function2)}. */
    public <C> PairDStream<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners, Shuffle shuffle) {
        return liftPair("combineByKey", rdd -> rdd.combineByKey(create, mergeValue, mergeCombiners, shuffle));
    }

    /**
     * Combines the values of each key, beginning with a zero that is made anew for each key and partition.
     *
     * @param zero makes the value to begin with
     * @param add adds a value; may change and return its first argument
     * @param merge adds a combined value; may change and return its first argument
     */
    public <U> PairDStream<K, U> aggregateByKey(Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge) {
        return aggregateByKey(zero, add, merge, Shuffle.byDefault());
    }

    /** Combines the values of each key, beginning with a zero; see {@link #aggregateByKey(Function0, Function2, Function2)}. */
    public <U> PairDStream<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Shuffle shuffle) {
        return liftPair("aggregateByKey", rdd -> rdd.aggregateByKey(zero, add, merge, shuffle));
    }

    /** Moves each pair where the partitioner puts its key. */
    public PairDStream<K, V> partitionBy(Partitioner partitioner) {
        return keep("partitionBy", rdd -> rdd.partitionBy(partitioner));
    }

    /** Pairs each value with each value of the same key in the other stream's batch. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other) {
        return join(other, Shuffle.byDefault());
    }

    /** Joins in the given number of partitions. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, int partitionCount) {
        return join(other, Shuffle.partitions(partitionCount));
    }

    /** Joins where the partitioner puts each key. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, Partitioner partitioner) {
        return join(other, Shuffle.with(partitioner));
    }

    /** Pairs each value with each value of the same key in the other stream's batch. */
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, Shuffle shuffle) {
        return together("join", other, (left, right) -> left.join(right, shuffle));
    }

    /** Joins, and keeps the values of this stream whose key the other does not have. */
    public <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other) {
        return leftOuterJoin(other, Shuffle.byDefault());
    }

    /** Joins, and keeps the values of this stream whose key the other does not have. */
    public <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other, Shuffle shuffle) {
        return together("leftOuterJoin", other, (left, right) -> left.leftOuterJoin(right, shuffle));
    }

    /** Joins, and keeps the values of the other stream whose key this one does not have. */
    public <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other) {
        return rightOuterJoin(other, Shuffle.byDefault());
    }

    /** Joins, and keeps the values of the other stream whose key this one does not have. */
    public <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other, Shuffle shuffle) {
        return together("rightOuterJoin", other, (left, right) -> left.rightOuterJoin(right, shuffle));
    }

    /** Joins, and keeps the values of both streams whose key the other does not have. */
    public <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairDStream<K, W> other) {
        return fullOuterJoin(other, Shuffle.byDefault());
    }

    /** Joins, and keeps the values of both streams whose key the other does not have. */
    public <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairDStream<K, W> other, Shuffle shuffle) {
        return together("fullOuterJoin", other, (left, right) -> left.fullOuterJoin(right, shuffle));
    }

    /** Collects the values of each key in this stream and in another. */
    public <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other) {
        return cogroup(other, Shuffle.byDefault());
    }

    /** Collects the values of each key in this stream and in another. */
    public <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other, Shuffle shuffle) {
        return together("cogroup", other, (left, right) -> left.cogroup(right, shuffle));
    }

    @Override
    PairDStream<K, V> wrap(StreamNode newNode) {
        return new PairDStream<>(context(), newNode);
    }

    @Override
    @SuppressWarnings("unchecked") // the lineage of this stream's node has this stream's pairs
    PairRDD<K, V> rdd(RDDNode<?> lineage, RDDScope scope) {
        return PairRDD.ofPairs((RDDNode<Pair<K, V>>) lineage, scope);
    }

    @Override
    PairDStream<K, V> self() {
        return this;
    }

    private <W, U> PairDStream<K, U> together(
            String operator, PairDStream<K, W> other, BiFunction<PairRDD<K, V>, PairRDD<K, W>, PairRDD<K, U>> build) {
        context().checkSameContext(other, operator);
        StreamNode joined = context()
                .graph()
                .derived(
                        operator,
                        List.of(node(), other.node()),
                        (templates, scope) -> build.apply(
                                        rdd(templates.get(0), scope), other.rdd(templates.get(1), scope))
                                .node());
        return new PairDStream<>(context(), joined);
    }
}
