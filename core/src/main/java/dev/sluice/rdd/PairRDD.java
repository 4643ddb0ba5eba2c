package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An RDD of key-value pairs, which can be brought together by key.
 *
 * <p>Operations by key take a {@link Shuffle} that says into how many partitions, or by which partitioner; the most used ones take
 * the number or the partitioner itself too. Without one, pairs stay with the partitioner they lie by, or are spread by hash over the
 * context's default parallelism. Pairs that lie by an equal partitioner already are not exchanged again.
 *
 * <pre>{@code
 * PairRDD<String, Long> counts = words.mapToPair(word -> Pair.of(word, 1L)).reduceByKey(Long::sum);
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys: classes with {@code equals}, and a hash as {@link StableHash} says
 * @param <V> the values
 */
public final class PairRDD<K, V> extends PairRDDOverloads<K, V> {

    private PairRDD(RDDNode<Pair<K, V>> node, RDDScope scope) {
        super(node, scope);
    }

    // Not "of": a static method of that name would have to hide the one of RDD.
    static <K, V> PairRDD<K, V> ofPairs(RDDNode<Pair<K, V>> node, RDDScope scope) {
        return new PairRDD<>(node, scope);
    }

    /** Returns an RDD of pairs as one that offers operations by key. */
    public static <K, V> PairRDD<K, V> fromRDD(RDD<Pair<K, V>> pairs) {
        return pairs instanceof PairRDD<K, V> already ? already : new PairRDD<>(pairs.node(), pairs.scope());
    }

    // Keys and values.

    /** Returns the keys, as often as they occur. */
    public RDD<K> keys() {
        return RDD.of(Combining.keys(node(), scope().origin("keys")), scope());
    }

    /** Returns the values. */
    public RDD<V> values() {
        return RDD.of(Combining.values(node(), scope().origin("values")), scope());
    }

    /** Returns each key with what the function makes of its value. */
    public <W> PairRDD<K, W> mapValues(Function<? super V, ? extends W> function) {
        return pairs(narrow(PairValues.mapped(function, scope().origin("mapValues"))));
    }

    /** Returns each key with each of the results of the function for its value. */
    public <W> PairRDD<K, W> flatMapValues(FlatMapFunction<? super V, ? extends W> function) {
        return pairs(narrow(PairValues.flatMapped(function, scope().origin("flatMapValues"))));
    }

    // By key.

    /** Returns each key with its values combined into one by an associative function, exchanged as told. */
    @Override
    public PairRDD<K, V> reduceByKey(Function2<V, V, V> function, Shuffle shuffle) {
        return combine(value -> value, function, function, shuffle, "reduceByKey");
    }

    /** Returns each key with the list of its values, exchanged as told. All values of a key are held in memory at once. */
    @Override
    public PairRDD<K, List<V>> groupByKey(Shuffle shuffle) {
        return pairs(
                Combining.combined(node(), partitionerOf(shuffle), Combining.listing(), scope().origin("groupByKey")));
    }

    /**
     * Returns each key with its values combined into one of another type.
     *
     * @param create makes the combined value of a key's first value
     * @param mergeValue adds a value; it may change and return its first argument
     * @param mergeCombiners adds a later partition's combined value; it may change and return its first argument
     * @param shuffle where keys go, and whether partitions combine before
     */
    @Override
    public <C> PairRDD<K, C> combineByKey(
            Function<V, C> create, Function2<C, V, C> mergeValue, Function2<C, C, C> mergeCombiners, Shuffle shuffle) {
        return combine(create, mergeValue, mergeCombiners, shuffle, "combineByKey");
    }

    /**
     * Returns each key with its values added to a value of another type.
     *
     * @param zero makes the value to start from, for each key in each partition that has it
     * @param add adds a value; it may change and return its first argument
     * @param merge adds a later partition's value; it may change and return its first argument
     */
    @Override
    public <U> PairRDD<K, U> aggregateByKey(
            Function0<U> zero, Function2<U, V, U> add, Function2<U, U, U> merge, Shuffle shuffle) {
        return combine(value -> add.call(zero.call(), value), add, merge, shuffle, "aggregateByKey");
    }

    /** Returns each key with the result of an aggregate of its values. */
    @Override
    public <A, R> PairRDD<K, R> aggregateByKey(Aggregate<? super V, A, R> aggregate, Shuffle shuffle) {
        requireNonNull(aggregate, "aggregate");
        return this.<A>aggregateByKey(aggregate::create, aggregate::add, aggregate::merge, shuffle)
                .mapValues(aggregate::result);
    }

    /**
     * Returns each key with its values combined with {@code zero}, which is the start for each key in each partition that has it.
     * The function must not change {@code zero}.
     */
    @Override
    public PairRDD<K, V> foldByKey(V zero, Function2<V, V, V> function, Shuffle shuffle) {
        return combine(value -> function.call(zero, value), function, function, shuffle, "foldByKey");
    }

    /** Returns the pairs with those of one key in one of so many partitions, by the hash of the key. */
    public PairRDD<K, V> partitionBy(int partitionCount) {
        return partitionBy(new HashPartitioner(partitionCount));
    }

    /** Returns the pairs with those of one key in the partition that the partitioner says. */
    public PairRDD<K, V> partitionBy(Partitioner partitioner) {
        return pairs(Combining.placed(node(), partitioner, scope().origin("partitionBy")));
    }

    /** Returns the pairs in ascending natural order of keys; see {@link #sortByKey(SerializableComparator, int)}. */
    public PairRDD<K, V> sortByKey() {
        return sortByKey(true);
    }

    /** Returns the pairs in natural order of keys; see {@link #sortByKey(SerializableComparator, int)}. */
    public PairRDD<K, V> sortByKey(boolean ascending) {
        return sortByKey(Sorting.natural(ascending), Optional.empty());
    }

    /** Returns the pairs in natural order of keys; see {@link #sortByKey(SerializableComparator, int)}. */
    public PairRDD<K, V> sortByKey(boolean ascending, int partitionCount) {
        return sortByKey(Sorting.natural(ascending), partitionCount);
    }

    /** Returns the pairs in order of keys; see {@link #sortByKey(SerializableComparator, int)}. */
    public PairRDD<K, V> sortByKey(SerializableComparator<K> order) {
        return sortByKey(order, Optional.empty());
    }

    /** Returns the pairs in order of keys, or in the opposite order; see {@link #sortByKey(SerializableComparator, int)}. */
    public PairRDD<K, V> sortByKey(SerializableComparator<K> order, boolean ascending) {
        return sortByKey(ascending ? order : order.reversed(), Optional.empty());
    }

    /** Returns the pairs in order of keys, or in the opposite order; see {@link #sortByKey(SerializableComparator, int)}. */
    public PairRDD<K, V> sortByKey(SerializableComparator<K> order, boolean ascending, int partitionCount) {
        return sortByKey(ascending ? order : order.reversed(), partitionCount);
    }

    /**
     * Returns the pairs in order of keys, over {@code partitionCount} partitions; pairs of equal keys keep their order.
     *
     * <p>Runs a job that samples the keys, to cut them into even ranges, unless there is only one partition to fill. Without a
     * count, little data goes into one partition and more into the default number.
     */
    public PairRDD<K, V> sortByKey(SerializableComparator<K> order, int partitionCount) {
        return sortByKey(order, Optional.of(partitionCount));
    }

    /** Returns the pairs partitioned as told, each partition in ascending natural order of keys; pairs of equal keys keep their order. */
    public PairRDD<K, V> repartitionAndSortWithinPartitions(Partitioner partitioner) {
        return repartitionAndSortWithinPartitions(partitioner, SerializableComparator.natural());
    }

    /** Returns the pairs partitioned as told, each partition in order of keys; pairs of equal keys keep their order. */
    public PairRDD<K, V> repartitionAndSortWithinPartitions(
            Partitioner partitioner, SerializableComparator<? super K> order) {
        Origin origin = scope().origin("repartitionAndSortWithinPartitions");
        return pairs(Sorting.within(Combining.placed(node(), partitioner, origin), Variance.exact(order), origin));
    }

    /** Returns the pairs whose keys lie from {@code lower} to {@code upper} by natural order, both included. */
    public PairRDD<K, V> filterByRange(K lower, K upper) {
        return filterByRange(SerializableComparator.natural(), lower, upper);
    }

    /** Returns the pairs whose keys lie from {@code lower} to {@code upper} in an order, both included. */
    public PairRDD<K, V> filterByRange(SerializableComparator<? super K> order, K lower, K upper) {
        return filter(pair -> order.compare(lower, pair.first()) <= 0 && order.compare(pair.first(), upper) <= 0);
    }

    // With other RDDs.

    /** Returns, for each key in both RDDs, every pair of its values, exchanged as told. */
    @Override
    public <W> PairRDD<K, Pair<V, W>> join(PairRDD<K, W> other, Shuffle shuffle) {
        return pairs(CoGrouping.joined(this, other, CoGrouping.required(), CoGrouping.required(), shuffle, "join"));
    }

    /** Returns the join with every value of this RDD, and nothing opposite where the other lacks the key, exchanged as told. */
    @Override
    public <W> PairRDD<K, Pair<V, Optional<W>>> leftOuterJoin(PairRDD<K, W> other, Shuffle shuffle) {
        return pairs(
                CoGrouping.joined(this, other, CoGrouping.required(), CoGrouping.optional(), shuffle, "leftOuterJoin"));
    }

    /** Returns the join with every value of the other RDD, and nothing opposite where this one lacks the key, exchanged as told. */
    @Override
    public <W> PairRDD<K, Pair<Optional<V>, W>> rightOuterJoin(PairRDD<K, W> other, Shuffle shuffle) {
        return pairs(CoGrouping.joined(
                this, other, CoGrouping.optional(), CoGrouping.required(), shuffle, "rightOuterJoin"));
    }

    /** Returns the join with every value of both RDDs, and nothing opposite where one lacks the key, exchanged as told. */
    @Override
    public <W> PairRDD<K, Pair<Optional<V>, Optional<W>>> fullOuterJoin(PairRDD<K, W> other, Shuffle shuffle) {
        return pairs(
                CoGrouping.joined(this, other, CoGrouping.optional(), CoGrouping.optional(), shuffle, "fullOuterJoin"));
    }

    /** Returns each key of either RDD with the list of its values in each, exchanged as told. */
    @Override
    public <W> PairRDD<K, Pair<List<V>, List<W>>> cogroup(PairRDD<K, W> other, Shuffle shuffle) {
        return pairs(CoGrouping.grouped(
                List.of(this, other),
                (key, groups) -> List.of(Pair.of(key, Pair.of(groups.<V>at(0), groups.<W>at(1))))
                        .iterator(),
                shuffle,
                "cogroup"));
    }

    /** Returns each key of any of three RDDs with the list of its values in each, exchanged as told. */
    @Override
    public <W, X> PairRDD<K, CoGrouped3<V, W, X>> cogroup(PairRDD<K, W> second, PairRDD<K, X> third, Shuffle shuffle) {
        return pairs(CoGrouping.grouped(
                List.of(this, second, third),
                (key, groups) -> List.of(
                                Pair.of(key, new CoGrouped3<V, W, X>(groups.at(0), groups.at(1), groups.at(2))))
                        .iterator(),
                shuffle,
                "cogroup"));
    }

    /** Returns each key of any of four RDDs with the list of its values in each, exchanged as told. */
    @Override
    public <W, X, Y> PairRDD<K, CoGrouped4<V, W, X, Y>> cogroup(
            PairRDD<K, W> second, PairRDD<K, X> third, PairRDD<K, Y> fourth, Shuffle shuffle) {
        return pairs(CoGrouping.grouped(
                List.of(this, second, third, fourth),
                (key, groups) -> List.of(Pair.of(
                                key,
                                new CoGrouped4<V, W, X, Y>(groups.at(0), groups.at(1), groups.at(2), groups.at(3))))
                        .iterator(),
                shuffle,
                "cogroup"));
    }

    /** Returns the pairs whose key is not in the other RDD, exchanged as told. */
    @Override
    public <W> PairRDD<K, V> subtractByKey(PairRDD<K, W> other, Shuffle shuffle) {
        return pairs(Membership.subtractedByKey(node(), other.node(), shuffle, scope()));
    }

    // Actions.

    /** Returns the values of a key; looks into one partition only if the pairs are known to lie by key. */
    public List<V> lookup(K key) {
        RDD<V> values = filter(pair -> pair.first().equals(key)).values();
        Jobs<V> jobs = values.jobs("lookup");
        return partitioner()
                .map(partitioner -> jobs.on(List.of(partitioner.partition(key)), new WholeWalks.Collect<>())
                        .get(0))
                .orElseGet(jobs::collect);
    }

    /** Returns all pairs as a map, in the order in which keys are first met; of several values of a key the last stays. */
    public Map<K, V> collectAsMap() {
        Map<K, V> map = new LinkedHashMap<>();
        jobs("collectAsMap").collect().forEach(pair -> map.put(pair.first(), pair.second()));
        return map;
    }

    /** Returns each key with its values combined into one by an associative function, as a map. */
    public Map<K, V> reduceByKeyLocally(Function2<V, V, V> function) {
        return reduceByKey(function).collectAsMap();
    }

    /** Returns how often each key occurs. */
    public Map<K, Long> countByKey() {
        return jobs("countByKey").countBy(Pair::first);
    }

    // What keeps the shape.

    @Override
    public PairRDD<K, V> filter(Function<? super Pair<K, V>, Boolean> predicate) {
        return pairs(filtered(predicate));
    }

    @Override
    public PairRDD<K, V> union(RDD<Pair<K, V>> other) {
        return pairs(united(other));
    }

    @Override
    public PairRDD<K, V> repartition(int partitionCount) {
        return fromRDD(super.repartition(partitionCount));
    }

    @Override
    public PairRDD<K, V> coalesce(int partitionCount) {
        return fromRDD(super.coalesce(partitionCount));
    }

    @Override
    public PairRDD<K, V> coalesce(int partitionCount, boolean shuffle) {
        return fromRDD(super.coalesce(partitionCount, shuffle));
    }

    @Override
    public <S> PairRDD<K, V> sortBy(Function<? super Pair<K, V>, ? extends S> key) {
        return fromRDD(super.sortBy(key));
    }

    @Override
    public <S> PairRDD<K, V> sortBy(Function<? super Pair<K, V>, ? extends S> key, boolean ascending) {
        return fromRDD(super.sortBy(key, ascending));
    }

    @Override
    public <S> PairRDD<K, V> sortBy(
            Function<? super Pair<K, V>, ? extends S> key, boolean ascending, int partitionCount) {
        return fromRDD(super.sortBy(key, ascending, partitionCount));
    }

    @Override
    public PairRDD<K, V> sample(boolean withReplacement, double fraction) {
        return fromRDD(super.sample(withReplacement, fraction));
    }

    @Override
    public PairRDD<K, V> sample(boolean withReplacement, double fraction, long seed) {
        return fromRDD(super.sample(withReplacement, fraction, seed));
    }

    @Override
    public List<PairRDD<K, V>> randomSplit(double[] weights) {
        return super.randomSplit(weights).stream().map(PairRDD::fromRDD).toList();
    }

    @Override
    public List<PairRDD<K, V>> randomSplit(double[] weights, long seed) {
        return super.randomSplit(weights, seed).stream().map(PairRDD::fromRDD).toList();
    }

    @Override
    public PairRDD<K, V> persist(StorageLevel level) {
        return pairs(kept(level));
    }

    @Override
    public PairRDD<K, V> unpersist() {
        return pairs(unkept());
    }

    private <W> PairRDD<K, W> pairs(RDDNode<Pair<K, W>> node) {
        return new PairRDD<>(node, scope());
    }

    private <C> PairRDD<K, C> combine(
            Function<V, C> create,
            Function2<C, V, C> mergeValue,
            Function2<C, C, C> mergeCombiners,
            Shuffle shuffle,
            String name) {
        Aggregation<V, C> aggregation =
                new Aggregation<>(create, mergeValue, mergeCombiners, shuffle.combinesBeforeExchange());
        return pairs(Combining.combined(node(), partitionerOf(shuffle), aggregation, scope().origin(name)));
    }

    private PairRDD<K, V> sortByKey(SerializableComparator<K> order, Optional<Integer> partitionCount) {
        return pairs(Sorting.sorted(node(), order, partitionCount, scope(), "sortByKey"));
    }

    private Partitioner partitionerOf(Shuffle shuffle) {
        return shuffle.choose(scope().launcher().defaultParallelism(), node());
    }
}
