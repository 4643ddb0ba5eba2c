package dev.sluice.rdd;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.MapMultiFunction;
import dev.sluice.function.Pair;
import dev.sluice.function.PairFlatMapFunction;
import dev.sluice.function.PairFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A collection of elements in partitions, described by how it is computed and computed only when an action asks for it.
 *
 * <p>Transformations ({@link #map}, {@link #filter}, …) return a new RDD at once. Actions ({@link #count}, {@link #collect}, …) run a
 * job and block until it has ended; they throw {@link StreamingException} if a task fails as often as it may, and are refused
 * inside a task. An RDD whose elements are pairs and that offers operations by key is a {@link PairRDD}.
 *
 * <pre>{@code
 * long errors = lines.filter(line -> line.contains("ERROR")).count();
 * }</pre>
 *
 * <p>Elements are never null. Functions may be called from several tasks at once, and again when a task is tried again.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the elements
 */
public sealed class RDD<T> extends RDDOverloads<T> permits PairRDDOverloads {

    RDD(RDDNode<T> node, RDDScope scope) {
        super(node, scope);
    }

    static <T> RDD<T> of(RDDNode<T> node, RDDScope scope) {
        return new RDD<>(node, scope);
    }

    // Transformations of elements.

    /** Returns the result of the function for each element. */
    public final <R> RDD<R> map(Function<? super T, ? extends R> function) {
        return of(mapped(function, "map"), scope());
    }

    /** Returns the pair that the function makes of each element. */
    public final <K, V> PairRDD<K, V> mapToPair(PairFunction<? super T, ? extends K, ? extends V> function) {
        return PairRDD.ofPairs(mapped(Variance.pair(function), "mapToPair"), scope());
    }

    /** Returns the results of the function for each element, one after the other. */
    public final <R> RDD<R> flatMap(FlatMapFunction<? super T, ? extends R> function) {
        return of(flatMapped(function, "flatMap"), scope());
    }

    /** Returns the pairs that the function makes of each element, one after the other. */
    public final <K, V> PairRDD<K, V> flatMapToPair(PairFlatMapFunction<? super T, ? extends K, ? extends V> function) {
        return PairRDD.ofPairs(flatMapped(Variance.pairs(function), "flatMapToPair"), scope());
    }

    /** Returns what the function pushes for each element: {@link #flatMap} without a collection in between. */
    public final <R> RDD<R> mapMulti(MapMultiFunction<? super T, R> function) {
        return of(narrow(new NarrowOperator.MapMulti<>(function, scope().origin("mapMulti"))), scope());
    }

    /** Returns the elements for which the predicate is true. */
    public RDD<T> filter(Function<? super T, Boolean> predicate) {
        return of(filtered(predicate), scope());
    }

    /**
     * Returns what the function makes of the elements of each partition, as one iterator to another.
     *
     * <p>The function is called once for each partition, also for an empty one; its result is walked before the task ends.
     */
    public final <R> RDD<R> mapPartitions(Function<? super Iterator<T>, ? extends Iterator<? extends R>> function) {
        return mapPartitions(function, false);
    }

    /**
     * Returns what the function makes of the elements of each partition; see {@link #mapPartitions(Function)}.
     *
     * @param preservesPartitioning whether the results are pairs whose keys still lie where this RDD's {@link #partitioner} puts them
     */
    public final <R> RDD<R> mapPartitions(
            Function<? super Iterator<T>, ? extends Iterator<? extends R>> function, boolean preservesPartitioning) {
        Function<Iterator<T>, Iterator<R>> exact = Variance.iterator(function);
        return of(
                perPartition((partition, elements) -> exact.call(elements), preservesPartitioning, "mapPartitions"),
                scope());
    }

    /** Returns the pairs that the function makes of the elements of each partition; see {@link #mapPartitions}. */
    public final <K, V> PairRDD<K, V> mapPartitionsToPair(
            Function<? super Iterator<T>, ? extends Iterator<? extends Pair<K, V>>> function) {
        return mapPartitionsToPair(function, false);
    }

    /** Returns the pairs that the function makes of the elements of each partition; see {@link #mapPartitions(Function, boolean)}. */
    public final <K, V> PairRDD<K, V> mapPartitionsToPair(
            Function<? super Iterator<T>, ? extends Iterator<? extends Pair<K, V>>> function,
            boolean preservesPartitioning) {
        Function<Iterator<T>, Iterator<Pair<K, V>>> exact = Variance.iterator(function);
        PartitionFunction<T, Pair<K, V>> perPartition = (partition, elements) -> exact.call(elements);
        return PairRDD.ofPairs(perPartition(perPartition, preservesPartitioning, "mapPartitionsToPair"), scope());
    }

    /** Returns what the function makes of each partition's number, from 0, and its elements; see {@link #mapPartitions}. */
    public final <R> RDD<R> mapPartitionsWithIndex(
            Function2<? super Integer, ? super Iterator<T>, ? extends Iterator<? extends R>> function) {
        return mapPartitionsWithIndex(function, false);
    }

    /** Returns what the function makes of each partition's number and its elements; see {@link #mapPartitions(Function, boolean)}. */
    public final <R> RDD<R> mapPartitionsWithIndex(
            Function2<? super Integer, ? super Iterator<T>, ? extends Iterator<? extends R>> function,
            boolean preservesPartitioning) {
        return of(perPartition(Variance.numbered(function), preservesPartitioning, "mapPartitionsWithIndex"), scope());
    }

    /** Returns one list for each partition, with its elements. */
    public final RDD<List<T>> glom() {
        return of(perPartition(Partitioning.listing(), false, "glom"), scope());
    }

    /** Returns each element as the value of the key that the function gives it. */
    public final <K> PairRDD<K, T> keyBy(Function<? super T, ? extends K> key) {
        return PairRDD.ofPairs(mapped(Combining.<T, K>keyed(key, scope().origin("keyBy")), "keyBy"), scope());
    }

    /** Returns each key that the function gives with the list of its elements, exchanged as told. */
    @Override
    public final <K> PairRDD<K, List<T>> groupBy(Function<T, K> key, Shuffle shuffle) {
        return PairRDD.ofPairs(mapped(Combining.<T, K>keyed(key, scope().origin("groupBy")), "groupBy"), scope())
                .groupByKey(shuffle);
    }

    // Transformations of the whole.

    /** Returns the elements of this RDD and then those of the other; its partitions are those of both. */
    public RDD<T> union(RDD<T> other) {
        return of(united(other), scope());
    }

    /** Returns the elements that differ by {@code equals}, each as it is first met, exchanged as told. */
    @Override
    public RDD<T> distinct(Shuffle shuffle) {
        return of(Combining.distinct(node(), shuffle, scope()), scope());
    }

    /** Returns the elements dealt out evenly over {@code partitionCount} partitions. */
    public RDD<T> repartition(int partitionCount) {
        return of(Partitioning.repartitioned(node(), partitionCount, scope().origin("repartition")), scope());
    }

    /**
     * Returns the elements in at most {@code partitionCount} partitions, in the same order: neighbouring partitions are put together.
     * An RDD that has no more than that is returned as it is.
     */
    public RDD<T> coalesce(int partitionCount) {
        return of(Partitioning.coalesced(node(), partitionCount, scope().origin("coalesce")), scope());
    }

    /**
     * Returns the elements in {@code partitionCount} partitions: with a shuffle dealt out evenly, as {@link #repartition} does, and without one put
     * together, as {@link #coalesce(int)} does, in at most so many.
     */
    public RDD<T> coalesce(int partitionCount, boolean shuffle) {
        return shuffle ? repartition(partitionCount) : coalesce(partitionCount);
    }

    /** Returns the elements of this RDD that are not in the other, exchanged as told; those that repeat stay repeated. */
    @Override
    public RDD<T> subtract(RDD<T> other, Shuffle shuffle) {
        return of(Membership.subtracted(node(), other.node(), shuffle, scope()), scope());
    }

    /** Returns the elements that are in both RDDs, each once, exchanged as told. */
    @Override
    public RDD<T> intersection(RDD<T> other, Shuffle shuffle) {
        return of(Membership.intersected(node(), other.node(), shuffle, scope()), scope());
    }

    /**
     * Returns every pair of an element of this RDD with one of the other.
     *
     * <p>Each of this RDD's partitions receives, and holds in memory, all elements of the other: call it on the larger of the two.
     */
    public final <U> PairRDD<T, U> cartesian(RDD<U> other) {
        return PairRDD.ofPairs(Partitioning.cartesian(node(), other.node(), scope().origin("cartesian")), scope());
    }

    /**
     * Returns the first element with the first of the other, the second with the second, and so on, partition by partition.
     *
     * @throws StreamingException if the RDDs differ in their number of partitions; an action fails if two partitions differ in length
     */
    public final <U> PairRDD<T, U> zip(RDD<U> other) {
        return PairRDD.ofPairs(Indexing.zipped(node(), other.node(), scope().origin("zip")), scope());
    }

    /**
     * Returns what the function makes of the elements of each partition of this RDD and of the same partition of the other, which may differ in
     * length. The function is called once for each partition, also for empty ones; its result is walked before the task ends.
     *
     * @throws StreamingException if the RDDs differ in their number of partitions
     */
    public final <U, R> RDD<R> zipPartitions(
            RDD<U> other,
            Function2<? super Iterator<T>, ? super Iterator<U>, ? extends Iterator<? extends R>> function) {
        Function2<Iterator<T>, Iterator<U>, Iterator<R>> exact = Variance.iterators(function);
        return of(Indexing.zippedPartitions(node(), other.node(), exact, scope().origin("zipPartitions")), scope());
    }

    /**
     * Returns each element with a number that no other element has: element <i>i</i> of partition <i>p</i> of <i>n</i> gets <i>i * n + p</i>. Unlike
     * {@link #zipWithIndex} it needs no job.
     */
    public final PairRDD<T, Long> zipWithUniqueId() {
        return PairRDD.ofPairs(Indexing.identified(node(), scope().origin("zipWithUniqueId")), scope());
    }

    /** Returns each element with its position, from 0. Runs a job that counts, unless there is only one partition. */
    public final PairRDD<T, Long> zipWithIndex() {
        return PairRDD.ofPairs(Indexing.indexed(node(), scope()), scope());
    }

    /** Returns the elements in ascending natural order of what the function says of them; see {@link #sortBy(Function, boolean, int)}. */
    public <S> RDD<T> sortBy(Function<? super T, ? extends S> key) {
        return sortBy(key, true);
    }

    /** Returns the elements in natural order of what the function says of them; see {@link #sortBy(Function, boolean, int)}. */
    public <S> RDD<T> sortBy(Function<? super T, ? extends S> key, boolean ascending) {
        return of(Sorting.sortedBy(node(), key, ascending, Optional.empty(), scope()), scope());
    }

    /**
     * Returns the elements in natural order of what the function says of them, over {@code partitionCount} partitions; equal ones
     * keep their order.
     *
     * <p>Runs a job that samples the keys, to cut them into even ranges, unless there is only one partition to fill. Without a
     * count, little data goes into one partition and more into the default number.
     */
    public <S> RDD<T> sortBy(Function<? super T, ? extends S> key, boolean ascending, int partitionCount) {
        return of(Sorting.sortedBy(node(), key, ascending, Optional.of(partitionCount), scope()), scope());
    }

    /** Returns a random sample with a new seed; see {@link #sample(boolean, double, long)}. */
    public RDD<T> sample(boolean withReplacement, double fraction) {
        return sample(withReplacement, fraction, scope().launcher().nextSeed());
    }

    /**
     * Returns a random sample: about {@code fraction} of the elements, the same ones for the same seed.
     *
     * @param withReplacement whether an element can be taken several times
     * @param fraction how often an element is taken on average; at most 1 without replacement
     */
    public RDD<T> sample(boolean withReplacement, double fraction, long seed) {
        return of(Sampling.sampled(node(), withReplacement, fraction, seed, scope().origin("sample")), scope());
    }

    /** Returns the elements split at random by weight, with a new seed; see {@link #randomSplit(double[], long)}. */
    public List<? extends RDD<T>> randomSplit(double[] weights) {
        return randomSplit(weights, scope().launcher().nextSeed());
    }

    /** Returns one RDD for each weight, so that every element is in exactly one of them; weights need not add up to 1. */
    public List<? extends RDD<T>> randomSplit(double[] weights, long seed) {
        return Sampling.split(node(), weights, seed, scope().origin("randomSplit")).stream()
                .map(part -> of(part, scope()))
                .toList();
    }

    /**
     * Returns this RDD, kept once it is computed, until {@link #unpersist}. Use what is returned: the RDD it is called on is
     * not changed.
     *
     * @throws StreamingException if this RDD is kept at another level already
     */
    @Override
    public RDD<T> persist(StorageLevel level) {
        return of(kept(level), scope());
    }

    /** Forgets what was kept, and returns the RDD without the instruction to keep it. */
    public RDD<T> unpersist() {
        return of(unkept(), scope());
    }

    // For this package.

    final <R> RDDNode<R> narrow(NarrowOperator<T, R> operator) {
        return new RDDNode.Narrow<>(node(), operator);
    }

    final RDDNode<T> filtered(Function<? super T, Boolean> predicate) {
        return narrow(new NarrowOperator.Filter<>(predicate, scope().origin("filter")));
    }

    final RDDNode<T> united(RDD<T> other) {
        return new RDDNode.Union<>(List.of(node(), other.node()));
    }

    final RDDNode<T> kept(StorageLevel level) {
        if (!(node() instanceof RDDNode.Cached<T> cached)) {
            return new RDDNode.Cached<>(node(), level);
        }
        if (cached.level() != level) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT,
                    scope().origin("persist") + ": the RDD is kept at " + cached.level() + " already, so not at "
                            + level + ". Call persist once, or unpersist before.");
        }
        return node();
    }

    final RDDNode<T> unkept() {
        if (node() instanceof RDDNode.Cached<T> cached) {
            scope().launcher().release(cached);
            return cached.parent();
        }
        return node();
    }

    private <R> RDDNode<R> mapped(Function<? super T, ? extends R> function, String name) {
        return narrow(new NarrowOperator.OneToOne<>(function, false, scope().origin(name)));
    }

    private <R> RDDNode<R> flatMapped(FlatMapFunction<? super T, ? extends R> function, String name) {
        return narrow(new NarrowOperator.FlatMap<>(function, false, scope().origin(name)));
    }

    private <R> RDDNode<R> perPartition(PartitionFunction<T, R> function, boolean keepsKeys, String name) {
        return narrow(new NarrowOperator.OnPartition<>(function, keepsKeys, scope().origin(name)));
    }
}
