package dev.sluice.state;

import static java.util.Objects.requireNonNull;

/**
 * How much state an operator keeps.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param name the name that the operator's stream was given, or its label, such as {@code mapWithState#3}
 * @param entryCount how many keys have state
 * @param bytes how many bytes their state takes, wherever the store keeps it; an estimate
 */
public record StateUsage(String name, long entryCount, long bytes) {
    public StateUsage {
        requireNonNull(name, "name");
    }
}
