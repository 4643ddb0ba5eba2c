package dev.sluice.sketches;

import java.util.Set;

/**
 * Refuses a Java that the library would refuse later, in a task and without saying what to do.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class SupportedJava {
    /** Those of Java 17 and newer that the library's memory classes accept. */
    private static final Set<Integer> SUPPORTED = Set.of(17, 21);

    private SupportedJava() {}

    /**
     * Checks the Java that runs this.
     *
     * @throws UnsupportedOperationException if the library does not run on it
     */
    static void check() {
        check(Runtime.version().feature());
    }

    static void check(int feature) {
        if (!SUPPORTED.contains(feature)) {
            throw new UnsupportedOperationException(
                    "distinctCount and quantiles of Sketches run on Java 17 and 21, and this is Java "
                            + feature
                            + ": DataSketches refuses others. Run on one of those, or use the exact aggregates in"
                            + " dev.sluice.aggregate.Aggregates.");
        }
    }
}
