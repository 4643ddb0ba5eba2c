package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.eventtime.EventTime;
import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Function3;
import dev.sluice.function.MapMultiFunction;
import dev.sluice.function.Pair;
import dev.sluice.function.PairFlatMapFunction;
import dev.sluice.function.PairFunction;
import dev.sluice.function.VoidFunction;
import dev.sluice.function.VoidFunction2;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.WindowSpan;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.rdd.WindowCombination;
import dev.sluice.sink.ConsoleSink;
import dev.sluice.sink.TextFileSink;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What {@link DStream} and {@link PairDStream} have in common.
 *
 * <p>A stream is one {@link RDD} in each batch. An operation on the stream is that operation on each batch's RDD; nothing is carried
 * from one batch to the next. Streams are combined with streams of the same context only, and the program cannot be changed
 * once its context has started.
 *
 * <p>Functions run in tasks, several at a time, and again when a task is retried; they must not return null. The closures given to
 * {@code transform} and {@code foreachRDD} run once a batch on one thread, and may run actions.
 *
 * <p><b>Thread rule:</b> immutable; programs are usually built on one thread.
 *
 * @param <T> the elements
 * @param <R> the RDD of a batch
 * @param <S> the stream itself
 */
public abstract sealed class DStreamLike<T, R extends RDD<T>, S extends DStreamLike<T, R, S>>
        extends DStreamOverloads<T, R, S> permits DStream, PairDStreamOverloads {
    private final StreamingContext context;
    private final StreamNode node;

    DStreamLike(StreamingContext context, StreamNode node) {
        this.context = context;
        this.node = node;
    }

    /** Returns the context that this stream belongs to. */
    public final StreamingContext context() {
        return context;
    }

    /** Gives this stream the name under which listeners and logs know it; unique among streams. */
    public final S named(String name) {
        context.graph().name(namedNode(), requireNonNull(name, "name"));
        return self();
    }

    /** Returns the node that this stream's name is for: the one that does the work, where an operation adds several. */
    StreamNode namedNode() {
        return node;
    }

    /** Applies a function to every element. */
    public final <O> DStream<O> map(Function<? super T, ? extends O> function) {
        return lift("map", rdd -> rdd.map(function));
    }

    /** Applies a function from an element to any number of results. */
    public final <O> DStream<O> flatMap(FlatMapFunction<? super T, ? extends O> function) {
        return lift("flatMap", rdd -> rdd.flatMap(function));
    }

    /** Applies a function that pushes any number of results of an element; the form of {@link #flatMap} that allocates least. */
    public final <O> DStream<O> mapMulti(MapMultiFunction<? super T, O> function) {
        return lift("mapMulti", rdd -> rdd.mapMulti(function));
    }

    /** Applies a function from an element to a pair. */
    public final <K, V> PairDStream<K, V> mapToPair(PairFunction<? super T, ? extends K, ? extends V> function) {
        return liftPair("mapToPair", rdd -> rdd.mapToPair(function));
    }

    /** Applies a function from an element to any number of pairs. */
    public final <K, V> PairDStream<K, V> flatMapToPair(
            PairFlatMapFunction<? super T, ? extends K, ? extends V> function) {
        return liftPair("flatMapToPair", rdd -> rdd.flatMapToPair(function));
    }

    /** Applies a function to the elements of each partition at once; the iterator it gets can be walked once. */
    public final <O> DStream<O> mapPartitions(Function<? super Iterator<T>, ? extends Iterator<? extends O>> function) {
        return lift("mapPartitions", rdd -> rdd.mapPartitions(function));
    }

    /** Applies a function from the elements of each partition to pairs; the iterator it gets can be walked once. */
    public final <K, V> PairDStream<K, V> mapPartitionsToPair(
            Function<? super Iterator<T>, ? extends Iterator<Pair<K, V>>> function) {
        return liftPair("mapPartitionsToPair", rdd -> rdd.mapPartitionsToPair(function));
    }

    /** Keeps the elements for which the predicate is true. */
    public final S filter(Function<? super T, Boolean> predicate) {
        return keep("filter", rdd -> rdd.filter(predicate));
    }

    /** Makes one list of each partition. */
    public final DStream<List<T>> glom() {
        return lift("glom", RDD::glom);
    }

    /** Spreads the elements of each batch evenly over {@code partitionCount} partitions, at least 1. */
    public final S repartition(int partitionCount) {
        return keep("repartition", rdd -> rdd.repartition(partitionCount));
    }

    /** Returns the elements of this stream and of another, batch by batch. */
    public final S union(S other) {
        context.checkSameContext(other, "union");
        StreamNode union = context.graph()
                .derived(
                        "union",
                        List.of(node, other.node()),
                        (templates, scope) ->
                                Lineage.of(rdd(templates.get(0), scope).union(rdd(templates.get(1), scope))));
        return wrap(union);
    }

    /** Counts the elements of each batch: exactly one number a batch, 0 when it is empty. */
    public final DStream<Long> count() {
        return lift("count", StreamReductions::count);
    }

    /** Counts how often each value occurs in a batch, exchanged as told. */
    @Override
    public final PairDStream<T, Long> countByValue(Shuffle shuffle) {
        return liftPair(
                "countByValue",
                rdd -> rdd.mapToPair(value -> Pair.of(value, 1L)).reduceByKey(Long::sum, shuffle));
    }

    /** Returns the elements of each batch that differ by {@code equals}, exchanged as told. */
    @Override
    public final S distinct(Shuffle shuffle) {
        return keep("distinct", rdd -> rdd.distinct(shuffle));
    }

    /** Returns, in each batch, the elements of the batches in {@code (T - window, T]}, oldest batch first. */
    public final S window(Duration window) {
        Windowing windowing = new Windowing(this);
        return wrap(windowing.union("window", windowing.span("window", window, Optional.empty())));
    }

    /**
     * Returns, at every multiple T of the slide since the epoch, the elements of the batches in {@code (T - window, T]}, oldest batch first.
     * In other batches the stream has no RDD, and outputs on it do not run.
     *
     * @param window a multiple of this stream's slide
     * @param slide a multiple of this stream's slide
     */
    public final S window(Duration window, Duration slide) {
        Windowing windowing = new Windowing(this);
        return wrap(windowing.union("window", windowing.span("window", window, Optional.of(slide))));
    }

    /**
     * Reduces the elements of each window to one by an associative function; an empty window gives no element. What a slide costs does not
     * depend on the length of the window.
     */
    public final DStream<T> reduceByWindow(Function2<T, T, T> function, Duration window, Duration slide) {
        Windowing windowing = new Windowing(this);
        WindowSpan span = windowing.span("reduceByWindow", window, Optional.of(slide));
        return windowing.reduced("reduceByWindow", span, WindowCombination.of(function));
    }

    /**
     * Reduces the elements of each window by taking away what left it and adding what came. Gives no element before the first one came, and
     * one in every window from then on. It is no faster than the form without an inverse, and floating-point numbers drift.
     *
     * @param inverse such that {@code inverse(function(x, y), y)} is {@code x}
     */
    public final DStream<T> reduceByWindow(
            Function2<T, T, T> function, Function2<T, T, T> inverse, Duration window, Duration slide) {
        Windowing windowing = new Windowing(this);
        WindowSpan span = windowing.span("reduceByWindow", window, Optional.of(slide));
        return windowing.reduced(
                "reduceByWindow",
                span,
                WindowCombination.<Integer, T>of(function).invertedBy(inverse));
    }

    /** Returns the result of an aggregate of the elements of each window; an empty window gives none. */
    public final <A, O> DStream<O> aggregateByWindow(
            Aggregate<? super T, A, O> aggregate, Duration window, Duration slide) {
        Windowing windowing = new Windowing(this);
        WindowSpan span = windowing.span("aggregateByWindow", window, Optional.of(slide));
        return windowing.aggregated("aggregateByWindow", span, aggregate);
    }

    /** Counts the elements of each window. Gives no count before the first element came, and one in every window from then on. */
    public final DStream<Long> countByWindow(Duration window, Duration slide) {
        return map(element -> 1L).reduceByWindow(Long::sum, (sum, left) -> sum - left, window, slide);
    }

    /** Counts how often each value occurs in each window, exchanged as told. */
    @Override
    public final PairDStream<T, Long> countByValueAndWindow(Duration window, Duration slide, Shuffle shuffle) {
        return mapToPair(value -> Pair.of(value, 1L)).reduceByKeyAndWindow(Long::sum, window, slide, shuffle);
    }

    /**
     * Gives each element a timestamp, and the stream a watermark.
     *
     * @param timestamps when an element happened; must not return null
     * @param options how far out of order elements come, and more
     */
    public final EventTimeDStream<T> withEventTime(Function<? super T, Instant> timestamps, EventTime options) {
        return EventTimeDStream.of(this, timestamps, options);
    }

    /** Reduces each batch to one element by an associative function; an empty batch gives no element. */
    public final DStream<T> reduce(Function2<? super T, ? super T, ? extends T> function) {
        return lift("reduce", rdd -> StreamReductions.reduce(rdd, function));
    }

    /** Makes a new RDD of each batch's RDD. The closure runs once a batch, for empty batches too, and may run actions. */
    public final <O> DStream<O> transform(Function<? super R, ? extends RDD<O>> function) {
        return new DStream<>(context, transformed("transform", (rdd, batch) -> function.call(rdd)));
    }

    /** Makes a new RDD of each batch's RDD and the batch's time. */
    public final <O> DStream<O> transform(Function2<? super R, ? super BatchTime, ? extends RDD<O>> function) {
        return new DStream<>(context, transformed("transform", function));
    }

    /** Makes a new RDD of pairs of each batch's RDD. */
    public final <K, V> PairDStream<K, V> transformToPair(Function<? super R, ? extends PairRDD<K, V>> function) {
        return new PairDStream<>(context, transformed("transformToPair", (rdd, batch) -> function.call(rdd)));
    }

    /** Makes a new RDD of pairs of each batch's RDD and the batch's time. */
    public final <K, V> PairDStream<K, V> transformToPair(
            Function2<? super R, ? super BatchTime, ? extends PairRDD<K, V>> function) {
        return new PairDStream<>(context, transformed("transformToPair", function));
    }

    /** Makes a new RDD of this stream's RDD and another stream's RDD of the same batch. */
    public final <U, P extends RDD<U>, Q extends DStreamLike<U, P, Q>, O> DStream<O> transformWith(
            DStreamLike<U, P, Q> other, Function3<? super R, ? super P, ? super BatchTime, ? extends RDD<O>> function) {
        return new DStream<>(context, transformedWith("transformWith", other, function));
    }

    /** Makes a new RDD of pairs of this stream's RDD and another stream's RDD of the same batch. */
    public final <U, P extends RDD<U>, Q extends DStreamLike<U, P, Q>, K, V> PairDStream<K, V> transformWithToPair(
            DStreamLike<U, P, Q> other,
            Function3<? super R, ? super P, ? super BatchTime, ? extends PairRDD<K, V>> function) {
        return new PairDStream<>(context, transformedWith("transformWithToPair", other, function));
    }

    /**
     * Does something with each batch's RDD. The closure runs once a batch, for empty batches too; without an action inside, nothing is
     * computed. What it throws fails the batch; other outputs of the batch still run.
     */
    public final Output foreachRDD(VoidFunction<? super R> function) {
        requireNonNull(function, "function");
        return output("foreachRDD", (rdd, batch) -> function.call(rdd));
    }

    /** Does something with each batch's RDD and the batch's time. */
    public final Output foreachRDD(VoidFunction2<? super R, ? super BatchTime> function) {
        return output("foreachRDD", requireNonNull(function, "function"));
    }

    /** Prints the first {@code limit} elements of each batch to standard output, and {@code ...} if there are more. */
    @Override
    public final Output print(int limit) {
        ConsoleSink sink = new ConsoleSink(limit);
        return output("print", sink::write);
    }

    /**
     * Writes each batch as text, one line for each element and one file for each partition, into a directory {@code prefix-TIME.suffix},
     * where TIME is the batch's time in milliseconds. The directory appears whole or not at all and replaces one from an
     * earlier run of the same batch; an empty batch writes none.
     */
    @Override
    public final Output saveAsTextFiles(String prefix, String suffix) {
        TextFileSink sink = new TextFileSink(prefix, suffix, context.isCutOnArrival(), context.disk());
        return output("saveAsTextFiles", sink::write);
    }

    /** Keeps the partitions of each batch's RDD at a level until the batch is done with, so that they are computed once. */
    @Override
    public final S persist(StorageLevel level) {
        context.graph().persist(node, requireNonNull(level, "level"));
        return self();
    }

    /**
     * Returns this stream's RDDs of the batches in a span of time, both ends included, in order. Batches that the program does not
     * {@link StreamingContext#remember remember} any more are missing.
     */
    public final List<R> slice(Instant from, Instant to) {
        return context.slice(node, from, to).stream()
                .map(lineage -> rdd(lineage, context.scope("slice")))
                .toList();
    }

    @Override
    public final String toString() {
        return node.toString();
    }

    final StreamNode node() {
        return node;
    }

    /** Returns the stream of the same kind on a node. */
    abstract S wrap(StreamNode newNode);

    /** Returns the RDD of some lineage of this stream's elements. */
    abstract R rdd(RDDNode<?> lineage, RDDScope scope);

    abstract S self();

    final <O> DStream<O> lift(String operator, java.util.function.Function<R, RDD<O>> build) {
        return new DStream<>(context, derived(operator, build));
    }

    final <K, V> PairDStream<K, V> liftPair(String operator, java.util.function.Function<R, PairRDD<K, V>> build) {
        return new PairDStream<>(context, derived(operator, build));
    }

    final S keep(String operator, java.util.function.Function<R, ? extends RDD<T>> build) {
        return wrap(derived(operator, build));
    }

    private StreamNode derived(String operator, java.util.function.Function<R, ? extends RDD<?>> build) {
        return context.graph()
                .derived(
                        operator,
                        List.of(node),
                        (templates, scope) -> Lineage.of(build.apply(rdd(templates.get(0), scope))));
    }

    private StreamNode transformed(
            String operator, Function2<? super R, ? super BatchTime, ? extends RDD<?>> function) {
        requireNonNull(function, "function");
        return context.graph()
                .transformed(
                        operator,
                        List.of(node),
                        (parents, scope, batch) -> TransformResult.lineage(
                                scope, batch, function.call(rdd(parents.get(0), scope), batch)));
    }

    private <U, P extends RDD<U>, Q extends DStreamLike<U, P, Q>> StreamNode transformedWith(
            String operator,
            DStreamLike<U, P, Q> other,
            Function3<? super R, ? super P, ? super BatchTime, ? extends RDD<?>> function) {
        requireNonNull(function, "function");
        context.checkSameContext(other, operator);
        return context.graph()
                .transformed(
                        operator,
                        List.of(node, other.node()),
                        (parents, scope, batch) -> TransformResult.lineage(
                                scope,
                                batch,
                                function.call(rdd(parents.get(0), scope), other.rdd(parents.get(1), scope), batch)));
    }

    private Output output(String operator, VoidFunction2<? super R, ? super BatchTime> function) {
        return new Output(
                context.graph(),
                context.graph()
                        .output(operator, node, (lineage, scope, batch) -> function.call(rdd(lineage, scope), batch)));
    }
}
