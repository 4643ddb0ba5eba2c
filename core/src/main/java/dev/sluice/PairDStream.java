package dev.sluice;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.WindowSpan;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.WindowCombination;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.StateSpec;
import java.time.Duration;
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
public final class PairDStream<K, V> extends PairDStreamOverloads<K, V> {

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
    public <W> PairDStream<K, W> mapValues(Function<? super V, ? extends W> function) {
        return liftPair("mapValues", rdd -> rdd.mapValues(function));
    }

    /** Applies a function from a value to any number of values of the same key; where keys lie stays. */
    public <W> PairDStream<K, W> flatMapValues(FlatMapFunction<? super V, ? extends W> function) {
        return liftPair("flatMapValues", rdd -> rdd.flatMapValues(function));
    }

    /** Reduces the values of each key. */
    @Override
    public PairDStream<K, V> reduceByKey(Function2<V, V, V> function, Shuffle shuffle) {
        return liftPair("reduceByKey", rdd -> rdd.reduceByKey(function, shuffle));
    }

    /** Collects the values of each key. */
    @Override
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
    @Override
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
    @Override
    public <U> PairDStream<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Shuffle shuffle) {
        return liftPair("aggregateByKey", rdd -> rdd.aggregateByKey(zero, add, merge, shuffle));
    }

    /** Returns each key with the result of an aggregate of its values. */
    @Override
    public <A, R> PairDStream<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, Shuffle shuffle) {
        return liftPair("aggregateByKey", rdd -> rdd.aggregateByKey(aggregate, shuffle));
    }

    /** Combines the values of each key with {@code zero}, the start for each key in each partition; the function must not change it. */
    @Override
    public PairDStream<K, V> foldByKey(V zero, Function2<V, V, V> function, Shuffle shuffle) {
        return keep("foldByKey", rdd -> rdd.foldByKey(zero, function, shuffle));
    }

    /** Moves each pair to one of so many partitions, by the hash of its key. */
    public PairDStream<K, V> partitionBy(int partitionCount) {
        return partitionBy(new HashPartitioner(partitionCount));
    }

    /** Moves each pair where the partitioner puts its key. */
    public PairDStream<K, V> partitionBy(Partitioner partitioner) {
        return keep("partitionBy", rdd -> rdd.partitionBy(partitioner));
    }

    /** Pairs each value with each value of the same key in the other stream's batch. */
    @Override
    public <W> PairDStream<K, Pair<V, W>> join(PairDStream<K, W> other, Shuffle shuffle) {
        return together("join", other, (left, right) -> left.join(right, shuffle));
    }

    /** Joins, and keeps the values of this stream whose key the other does not have. */
    @Override
    public <W> PairDStream<K, Pair<V, Optional<W>>> leftOuterJoin(PairDStream<K, W> other, Shuffle shuffle) {
        return together("leftOuterJoin", other, (left, right) -> left.leftOuterJoin(right, shuffle));
    }

    /** Joins, and keeps the values of the other stream whose key this one does not have. */
    @Override
    public <W> PairDStream<K, Pair<Optional<V>, W>> rightOuterJoin(PairDStream<K, W> other, Shuffle shuffle) {
        return together("rightOuterJoin", other, (left, right) -> left.rightOuterJoin(right, shuffle));
    }

    /** Joins, and keeps the values of both streams whose key the other does not have. */
    @Override
    public <W> PairDStream<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairDStream<K, W> other, Shuffle shuffle) {
        return together("fullOuterJoin", other, (left, right) -> left.fullOuterJoin(right, shuffle));
    }

    /** Collects the values of each key in this stream and in another. */
    @Override
    public <W> PairDStream<K, Pair<List<V>, List<W>>> cogroup(PairDStream<K, W> other, Shuffle shuffle) {
        return together("cogroup", other, (left, right) -> left.cogroup(right, shuffle));
    }

    /** Keeps the pairs whose key is not in the other stream's batch. */
    @Override
    public <W> PairDStream<K, V> subtractByKey(PairDStream<K, W> other, Shuffle shuffle) {
        return together("subtractByKey", other, (left, right) -> left.subtractByKey(right, shuffle));
    }

    /** Collects the values of each key in each window, in the order of batches, partitions and arrival. */
    public PairDStream<K, List<V>> groupByKeyAndWindow(Duration window) {
        return window(window).groupByKey();
    }

    /** Collects the values of each key in each window, in the order of batches, partitions and arrival. */
    @Override
    public PairDStream<K, List<V>> groupByKeyAndWindow(Duration window, Duration slide, Shuffle shuffle) {
        return window(window, slide).groupByKey(shuffle);
    }

    /** Reduces the values of each key in each window, with the slide of this stream. */
    public PairDStream<K, V> reduceByKeyAndWindow(Function2<V, V, V> function, Duration window) {
        Windowing windowing = new Windowing(this);
        return reduceByKeyAndWindow(
                windowing.span("reduceByKeyAndWindow", window, Optional.empty()),
                WindowCombination.of(function),
                Shuffle.byDefault());
    }

    /**
     * Reduces the values of each key in each window by an associative function, which must not change its arguments. What a slide costs does
     * not depend on the length of the window.
     *
     * @param window a multiple of this stream's slide
     * @param slide a multiple of this stream's slide; in batches between two slides the result has no RDD
     */
    @Override
    public PairDStream<K, V> reduceByKeyAndWindow(
            Function2<V, V, V> function, Duration window, Duration slide, Shuffle shuffle) {
        return reduceByKeyAndWindow(
                new Windowing(this).span("reduceByKeyAndWindow", window, Optional.of(slide)),
                WindowCombination.of(function),
                shuffle);
    }

    /**
     * Reduces the values of each key in each window by taking away what left it and adding what came. A key stays for ever, with what is
     * neutral when it has no values; see the form with {@code keep}. It is no faster than the form without an inverse, and
     * floating-point numbers drift.
     *
     * @param inverse such that {@code inverse(function(x, y), y)} is {@code x}
     */
    public PairDStream<K, V> reduceByKeyAndWindow(
            Function2<V, V, V> function, Function2<V, V, V> inverse, Duration window, Duration slide) {
        return reduceByKeyAndWindow(
                new Windowing(this).span("reduceByKeyAndWindow", window, Optional.of(slide)),
                WindowCombination.<K, V>of(function).invertedBy(inverse),
                Shuffle.byDefault());
    }

    /**
     * Reduces the values of each key in each window with an inverse, and forgets keys.
     *
     * @param shuffle where keys go
     * @param keep which results stay; a key whose result does not is forgotten, and may come back
     */
    public PairDStream<K, V> reduceByKeyAndWindow(
            Function2<V, V, V> function,
            Function2<V, V, V> inverse,
            Duration window,
            Duration slide,
            Shuffle shuffle,
            Function<Pair<K, V>, Boolean> keep) {
        return reduceByKeyAndWindow(
                new Windowing(this).span("reduceByKeyAndWindow", window, Optional.of(slide)),
                WindowCombination.<K, V>of(function).invertedBy(inverse).keeping(keep),
                shuffle);
    }

    /**
     * Returns each key with the result of an aggregate of its values in each window. What a slide costs does not depend on the length of the
     * window.
     *
     * @param aggregate puts values together, such as those of {@link dev.sluice.aggregate.Aggregates}
     * @param window a multiple of this stream's slide
     * @param slide a multiple of this stream's slide; in batches between two slides the result has no RDD
     */
    @Override
    public <A, R> PairDStream<K, R> aggregateByKeyAndWindow(
            Aggregate<? super V, A, R> aggregate, Duration window, Duration slide, Shuffle shuffle) {
        Windowing windowing = new Windowing(this);
        WindowSpan span = windowing.span("aggregateByKeyAndWindow", window, Optional.of(slide));
        return windowing.aggregated("aggregateByKeyAndWindow", span, aggregate, shuffle);
    }

    /**
     * Keeps state for each key: calls a function for every key that has state or values in a batch, and gives the state of every key.
     *
     * @param update makes the state out of the batch's values, which may be none, and the state before; an empty result removes the key. The
     *     state before must not be changed in place
     */
    @Override
    public <S> PairDStream<K, S> updateStateByKey(
            Function2<List<V>, Optional<S>, Optional<S>> update, Shuffle shuffle) {
        return new Stateful<>(this).updated(update, shuffle, Optional.empty());
    }

    /** Keeps state for each key, and begins with some; see {@link #updateStateByKey(Function2, Shuffle)}. */
    public <S> PairDStream<K, S> updateStateByKey(
            Function2<List<V>, Optional<S>, Optional<S>> update, Shuffle shuffle, PairRDD<K, S> initialState) {
        return new Stateful<>(this).updated(update, shuffle, Optional.of(initialState));
    }

    /** Keeps state for each key: calls a function for every value with the state of its key. See {@link StateSpec}. */
    public <S, O> MapWithStateDStream<K, V, S, O> mapWithState(StateSpec<K, V, S, O> spec) {
        return new Stateful<>(this).mapped(spec);
    }

    /** Calls a function for every value of each key, with variables and timers of the key; see {@link KeyedProcessFunction}. */
    @Override
    public <O> ProcessDStream<O> process(KeyedProcessFunction<K, V, O> function, Shuffle shuffle) {
        return new Stateful<>(this).processed(function, shuffle);
    }

    private PairDStream<K, V> reduceByKeyAndWindow(
            WindowSpan span, WindowCombination<K, V> combination, Shuffle shuffle) {
        return wrap(new Windowing(this)
                .<PairRDD<K, V>, K, V>combined(
                        "reduceByKeyAndWindow",
                        span,
                        rdd -> rdd.reduceByKey(combination.combine(), shuffle),
                        combination));
    }

    @Override
    PairDStream<K, V> wrap(StreamNode newNode) {
        return new PairDStream<>(context(), newNode);
    }

    @Override
    @SuppressWarnings("unchecked") // the lineage of this stream's node has this stream's pairs
    PairRDD<K, V> rdd(RDDNode<?> lineage, RDDScope scope) {
        return Lineage.toPairRDD((RDDNode<Pair<K, V>>) lineage, scope);
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
                        (templates, scope) -> Lineage.of(
                                build.apply(rdd(templates.get(0), scope), other.rdd(templates.get(1), scope))));
        return new PairDStream<>(context(), joined);
    }
}
