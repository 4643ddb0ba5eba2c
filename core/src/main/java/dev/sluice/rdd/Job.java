package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * Some partitions of some lineage, and what to make of each.
 *
 * @param node the lineage
 * @param partitions the numbers of the partitions wanted, ascending
 * @param action what is made of each partition
 * @param origin the action's name and place, for messages
 * @param <T> the elements
 * @param <R> the result of one partition
 */
public record Job<T, R>(RDDNode<T> node, List<Integer> partitions, Action<T, R> action, Origin origin) {

    public Job {
        requireNonNull(node, "node");
        partitions = List.copyOf(partitions);
        requireNonNull(action, "action");
        requireNonNull(origin, "origin");
    }

    /** Returns the job over all partitions of a node. */
    public static <T, R> Job<T, R> overAll(RDDNode<T> node, Action<T, R> action, Origin origin) {
        Integer[] all = new Integer[node.partitionCount()];
        Arrays.setAll(all, partition -> partition);
        return new Job<>(node, List.of(all), action, origin);
    }
}
