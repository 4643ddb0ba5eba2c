package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.SerializableComparator;
import dev.sluice.function.VoidFunction;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The actions of {@link RDD}: what runs a job, blocks until it has ended, and returns its result.
 *
 * <p><b>Thread rule:</b> immutable.
 */
abstract sealed class RDDActions<T> permits RDDOverloads {
    private final RDDNode<T> node;
    private final RDDScope scope;

    RDDActions(RDDNode<T> node, RDDScope scope) {
        this.node = requireNonNull(node, "node");
        this.scope = requireNonNull(scope, "scope");
    }

    /** Returns the number of partitions, without computing anything. */
    public final int partitionCount() {
        return node.partitionCount();
    }

    /** Returns what decides the partition of a key, if this RDD's elements are known to lie by key. */
    public final Optional<Partitioner> partitioner() {
        return node.partitioner();
    }

    /** Returns all elements in order. */
    public final List<T> collect() {
        return jobs("collect").collect();
    }

    /** Returns the number of elements. */
    public final long count() {
        return jobs("count").onAll(new WholeWalks.Count<>()).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Returns how often each element occurs. */
    public final Map<T, Long> countByValue() {
        return jobs("countByValue").countBy(element -> element);
    }

    /**
     * Returns the elements combined into one by an associative function.
     *
     * @throws StreamingException if there are none
     */
    public final T reduce(Function2<? super T, ? super T, ? extends T> function) {
        return jobs("reduce")
                .reduce(function)
                .orElseThrow(() -> Results.empty(
                        scope.origin("reduce"), "Use fold, which starts from a zero, or ask isEmpty() first."));
    }

    /**
     * Returns the elements combined with {@code zero}, which is the start in every partition and once more for the partitions'
     * results. The function must not change {@code zero}.
     */
    public final T fold(T zero, Function2<? super T, ? super T, ? extends T> function) {
        Jobs<T> jobs = jobs("fold");
        return jobs.merge(zero, jobs.onAll(new WholeWalks.Aggregate<>(() -> zero, function, jobs.origin())), function);
    }

    /**
     * Returns the elements combined into a value of another type.
     *
     * @param zero makes the value to start from: once for each partition, and once for the partitions' results
     * @param add adds an element; it may change and return its first argument
     * @param merge adds a later partition's value; it may change and return its first argument
     */
    public final <U> U aggregate(
            Function0<? extends U> zero,
            Function2<? super U, ? super T, ? extends U> add,
            Function2<? super U, ? super U, ? extends U> merge) {
        Jobs<T> jobs = jobs("aggregate");
        List<U> results = jobs.onAll(new WholeWalks.Aggregate<>(zero, add, jobs.origin()));
        return jobs.merge(Results.notNull(jobs.called(zero::call), jobs.origin()), results, merge);
    }

    /** Calls the function with each element, in the tasks. */
    public final void foreach(VoidFunction<T> function) {
        jobs("foreach").onAll(new WholeWalks.ForEach<>(function));
    }

    /** Calls the function once for each partition, with its elements, in the tasks. */
    public final void foreachPartition(VoidFunction<Iterator<T>> function) {
        Action.OnIterator<T, Boolean> action = (partition, elements) -> {
            function.call(elements);
            return true;
        };
        jobs("foreachPartition").onAll(action);
    }

    /** Returns the first elements, at most {@code limit}; computes no more partitions than it needs. */
    public final List<T> take(int limit) {
        return jobs("take").take(limit);
    }

    /**
     * Returns the first element.
     *
     * @throws StreamingException if there is none
     */
    public final T first() {
        return jobs("first").take(1).stream()
                .findFirst()
                .orElseThrow(() -> Results.empty(scope.origin("first"), "Use take(1), or ask isEmpty() first."));
    }

    /** Returns whether there are no elements. */
    public final boolean isEmpty() {
        return jobs("isEmpty").take(1).isEmpty();
    }

    /** Returns the smallest elements in ascending natural order, at most {@code limit}. */
    public final List<T> takeOrdered(int limit) {
        return takeOrdered(limit, SerializableComparator.natural());
    }

    /** Returns the smallest elements in ascending order, at most {@code limit}. */
    public final List<T> takeOrdered(int limit, SerializableComparator<? super T> order) {
        return jobs("takeOrdered").smallest(limit, order);
    }

    /** Returns the largest elements in descending natural order, at most {@code limit}. */
    public final List<T> top(int limit) {
        return top(limit, SerializableComparator.natural());
    }

    /** Returns the largest elements in descending order, at most {@code limit}. */
    public final List<T> top(int limit, SerializableComparator<? super T> order) {
        return jobs("top").smallest(limit, order.reversed());
    }

    /** Returns the smallest element by natural order; see {@link #min(SerializableComparator)}. */
    public final T min() {
        return min(SerializableComparator.natural());
    }

    /**
     * Returns the smallest element, the first of equal ones.
     *
     * @throws StreamingException if there are none
     */
    public final T min(SerializableComparator<? super T> order) {
        return jobs("min")
                .reduce((first, second) -> order.compare(second, first) < 0 ? second : first)
                .orElseThrow(() -> Results.empty(scope.origin("min"), "Ask isEmpty() first."));
    }

    /** Returns the largest element by natural order; see {@link #max(SerializableComparator)}. */
    public final T max() {
        return max(SerializableComparator.natural());
    }

    /**
     * Returns the largest element, the first of equal ones.
     *
     * @throws StreamingException if there are none
     */
    public final T max(SerializableComparator<? super T> order) {
        return jobs("max")
                .reduce((first, second) -> order.compare(second, first) > 0 ? second : first)
                .orElseThrow(() -> Results.empty(scope.origin("max"), "Ask isEmpty() first."));
    }

    /** Returns so many elements drawn at random, with a new seed; see {@link #takeSample(boolean, int, long)}. */
    public final List<T> takeSample(boolean withReplacement, int count) {
        return takeSample(withReplacement, count, scope.launcher().nextSeed());
    }

    /**
     * Returns exactly so many elements drawn at random, in random order: the same ones for the same seed, and each element with the same chance. Runs
     * a job that counts and one that fetches.
     *
     * @param withReplacement whether an element can be drawn several times; if not, no more are returned than there are
     * @param count how many to draw, 0 or more; of no elements none are drawn
     */
    public final List<T> takeSample(boolean withReplacement, int count, long seed) {
        return ExactSample.draw(jobs("takeSample"), withReplacement, count, seed);
    }

    /** Returns the elements in order; a partition is computed, by a job of its own, when those before it are used up. */
    public final Iterator<T> toLocalIterator() {
        return jobs("toLocalIterator").local();
    }

    /**
     * Writes the elements as text files into a new directory that appears whole or not at all: one line for each element, one file for each
     * partition that has some. An RDD without elements writes nothing.
     *
     * @throws StreamingException if the directory is there already, or cannot be written
     */
    public final void saveAsTextFile(String directory) {
        scope.launcher().saveAsText(node, requireNonNull(directory, "directory"), scope.origin("saveAsTextFile"));
    }

    /** Returns the number of partitions and where this RDD belongs, for people to read. */
    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + partitionCount() + " partitions, of " + scope.owner() + "]";
    }

    // For this package, and Lineage.

    final RDDNode<T> node() {
        return node;
    }

    final RDDScope scope() {
        return scope;
    }

    final Jobs<T> jobs(String action) {
        return new Jobs<>(node, scope, action);
    }
}
