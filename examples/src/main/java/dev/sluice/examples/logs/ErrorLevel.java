package dev.sluice.examples.logs;

import java.io.Serializable;
import java.util.Optional;

/**
 * The error rate of a path that is usual, and whether it is above that now.
 *
 * @param usualRate a mean of the rates of past windows in which the newer ones weigh more; not changed as long as the alarm lasts
 * @param isAlarm whether the rate has jumped and has not come back
 */
record ErrorLevel(double usualRate, boolean isAlarm) implements Serializable {
    private static final double WEIGHT_OF_NEWEST = 0.2;

    /**
     * What counts as a jump.
     *
     * @param rise by how much the rate is above the usual one, such as 0.3; half of that ends the alarm
     * @param leastRequests a window with fewer requests to the path says nothing
     */
    record Bounds(double rise, int leastRequests) implements Serializable {}

    /** Returns the level after a window, given the one before, which is empty at first: a path that always failed does not jump. */
    static Optional<ErrorLevel> after(Optional<ErrorLevel> before, Counts window, Bounds bounds) {
        if (window.requests() < bounds.leastRequests()) {
            return before;
        }
        double rate = window.errorRate();
        return Optional.of(before.map(level -> level.next(rate, bounds)).orElse(new ErrorLevel(rate, false)));
    }

    private ErrorLevel next(double rate, Bounds bounds) {
        double rise = rate - usualRate;
        boolean staysAlarm = isAlarm ? rise >= bounds.rise() / 2 : rise >= bounds.rise();
        return staysAlarm
                ? new ErrorLevel(usualRate, true)
                : new ErrorLevel(usualRate + WEIGHT_OF_NEWEST * rise, false);
    }
}
