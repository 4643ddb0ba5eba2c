package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Some partitions of some lineage, and what to make of each.
 *
 * @param node the lineage
 * @param partitions the numbers of the partitions wanted, ascending
 * @param action what is made of each partition
 * @param origin the action's name and place, for messages
 * @param tally takes what the job's tasks added to accumulators; empty if the program has none, so that nothing need be recorded
 * @param <T> the elements
 * @param <R> the result of one partition
 */
public record Job<T, R>(
        RDDNode<T> node,
        List<Integer> partitions,
        Action<T, R> action,
        Origin origin,
        Optional<Consumer<Additions>> tally) {

    public Job {
        requireNonNull(node, "node");
        partitions = List.copyOf(partitions);
        requireNonNull(action, "action");
        requireNonNull(origin, "origin");
        requireNonNull(tally, "tally");
    }

    /** Creates a job whose additions to accumulators nobody wants. */
    public Job(RDDNode<T> node, List<Integer> partitions, Action<T, R> action, Origin origin) {
        this(node, partitions, action, origin, Optional.empty());
    }

    /** Returns the job over all partitions of a node. */
    public static <T, R> Job<T, R> overAll(RDDNode<T> node, Action<T, R> action, Origin origin) {
        Integer[] all = new Integer[node.partitionCount()];
        Arrays.setAll(all, partition -> partition);
        return new Job<>(node, List.of(all), action, origin);
    }

    /** Returns the job with another tally. */
    public Job<T, R> tallying(Consumer<Additions> newTally) {
        return new Job<>(node, partitions, action, origin, Optional.of(newTally));
    }
}
