package dev.sluice.internal.graph;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.time.BatchTime;

/**
 * An output of the graph: what is done with a stream's RDD in each batch.
 *
 * @param id its number, from 0 in the order of definition, which is the order of execution
 * @param label the operator's name and its number, such as {@code print#0}
 * @param callSite the line of the user's program that defines it
 * @param parent the stream
 * @param operation what is done
 */
public record OutputNode(int id, String label, String callSite, StreamNode parent, Operation operation) {

    public OutputNode {
        requireNonNull(label, "label");
        requireNonNull(callSite, "callSite");
        requireNonNull(parent, "parent");
        requireNonNull(operation, "operation");
    }

    @Override
    public String toString() {
        return label + " (" + callSite + ")";
    }

    /** What an output does with the RDD of one batch. */
    @FunctionalInterface
    public interface Operation {
        /** Called once in each batch, on the batch-runner thread; may run actions. What it throws fails the batch. */
        void run(RDDNode<?> node, RDDScope scope, BatchTime batch) throws Exception;
    }
}
