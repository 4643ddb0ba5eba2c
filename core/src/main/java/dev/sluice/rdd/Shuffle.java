package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How an operation by key brings pairs together: into how many partitions, or by which partitioner.
 *
 * <pre>{@code
 * counts.reduceByKey(Long::sum, Shuffle.partitions(8));
 * visits.combineByKey(Visits::first, Visits::add, Visits::merge, Shuffle.with(byRegion).withoutCombining());
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class Shuffle {
    private static final Shuffle BY_DEFAULT = new Shuffle(Optional.empty(), true);

    private final Optional<Partitioner> partitioner;
    private final boolean combinesBeforeExchange;

    private Shuffle(Optional<Partitioner> partitioner, boolean combinesBeforeExchange) {
        this.partitioner = partitioner;
        this.combinesBeforeExchange = combinesBeforeExchange;
    }

    /**
     * Returns the default: the partitioner that the pairs lie by already, if there is one; otherwise a {@link HashPartitioner}
     * of the context's default parallelism.
     */
    public static Shuffle byDefault() {
        return BY_DEFAULT;
    }

    /** Returns a shuffle by the hash of keys into {@code partitionCount} partitions, at least 1. */
    public static Shuffle partitions(int partitionCount) {
        return with(new HashPartitioner(partitionCount));
    }

    /** Returns a shuffle by a partitioner. */
    public static Shuffle with(Partitioner partitioner) {
        return new Shuffle(Optional.of(requireNonNull(partitioner, "partitioner")), true);
    }

    /**
     * Returns this shuffle with every value sent to its key's partition as it is, instead of combined in its own partition first.
     * Better where keys hardly repeat within a partition. Operations that always or never combine first ignore it.
     */
    public Shuffle withoutCombining() {
        return new Shuffle(partitioner, false);
    }

    /** Returns the partitioner that was asked for; empty for the default. */
    public Optional<Partitioner> partitioner() {
        return partitioner;
    }

    /** Returns whether values are combined in their own partition before they are exchanged, where the operation can. */
    public boolean combinesBeforeExchange() {
        return combinesBeforeExchange;
    }

    /** Returns the partitioner to use for some RDDs that meet by key. */
    Partitioner choose(int defaultParallelism, RDDNode<?>... nodes) {
        if (partitioner.isPresent()) {
            return partitioner.get();
        }
        Optional<Partitioner> widest = Optional.empty();
        for (RDDNode<?> node : nodes) {
            Optional<Partitioner> candidate = node.partitioner();
            if (candidate.isPresent()
                    && widest.map(Partitioner::partitionCount).orElse(0)
                            < candidate.get().partitionCount()) {
                widest = candidate;
            }
        }
        return widest.orElseGet(() -> new HashPartitioner(defaultParallelism));
    }

    @Override
    public String toString() {
        return "Shuffle(" + partitioner.map(Partitioner::toString).orElse("default")
                + (combinesBeforeExchange ? ")" : ", without combining)");
    }
}
