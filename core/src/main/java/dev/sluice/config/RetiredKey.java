package dev.sluice.config;

import static java.util.Objects.requireNonNull;

/**
 * A setting of Spark Streaming that is known here and deliberately does nothing, with the reason.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param name the name; one that ends in a full stop stands for every name that begins with it
 * @param outcome what setting it leads to
 * @param reason one sentence on why, and what to use instead
 */
public record RetiredKey(String name, Outcome outcome, String reason) {

    /** Checks that no part is missing. */
    public RetiredKey {
        requireNonNull(name, "name");
        requireNonNull(outcome, "outcome");
        requireNonNull(reason, "reason");
    }

    /** What setting a retired key leads to. */
    public enum Outcome {
        /** The program runs without it, and a warning says so: nobody can come to harm. */
        IGNORED,
        /** The program does not start: it may count on something that it would not get. */
        REFUSED
    }

    static RetiredKey ignored(String name, String reason) {
        return new RetiredKey(name, Outcome.IGNORED, reason);
    }

    static RetiredKey refused(String name, String reason) {
        return new RetiredKey(name, Outcome.REFUSED, reason);
    }

    boolean matches(String candidate) {
        return name.endsWith(".") ? candidate.startsWith(name) : candidate.equals(name);
    }
}
