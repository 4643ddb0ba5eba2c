package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

/**
 * Where an RDD belongs: who runs its actions, and how the operators made from it are named.
 *
 * @param launcher runs actions
 * @param owner the graph node or place that operators are named after, such as {@code "counts"} or {@code "foreachRDD#4"}
 * @param callSite the user's source line of the owner
 * @param isStable whether operators made here belong to the frozen graph
 */
public record RDDScope(JobLauncher launcher, String owner, String callSite, boolean isStable) {

    public RDDScope {
        requireNonNull(launcher, "launcher");
        requireNonNull(owner, "owner");
        requireNonNull(callSite, "callSite");
    }

    /** Returns the origin of an operator that is made in this scope. */
    public Origin origin(String operator) {
        // Graph operators carry their node's name; the others say which closure they were made in.
        return isStable
                ? new Origin(owner, callSite, true)
                : new Origin(operator + " inside " + owner, callSite, false);
    }
}
