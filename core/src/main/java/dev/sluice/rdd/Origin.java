package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * Where in the user's program an operator was made, so that an error can name it.
 *
 * @param operator the operator and its node, such as {@code "map#3"} or {@code "map inside foreachRDD#4"}
 * @param callSite the user's source line, such as {@code "WordCount.java:21"}
 * @param isStable whether the operator belongs to the frozen graph and so is the same object in every batch; what an
 *     interpreter prepares for it is worth keeping
 */
public record Origin(String operator, String callSite, boolean isStable) implements Serializable {

    public Origin {
        requireNonNull(operator, "operator");
        requireNonNull(callSite, "callSite");
    }

    @Override
    public String toString() {
        return operator + " (" + callSite + ")";
    }
}
