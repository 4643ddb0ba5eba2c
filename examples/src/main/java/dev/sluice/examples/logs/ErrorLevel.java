package dev.sluice.examples.logs;

import java.io.Serializable;
import java.util.Optional;

/**
 * The error rate of a path that is usual, and whether it is above that now.
 *
 * <p>Windows that slide overlap, so a rate that rises would soon be taken for usual. So one window after the other is put aside that does not overlap the
 * last one, and counts as usual when the next one is put aside; not as long as the alarm lasts.
 *
 * @param usualRate a mean of the rates of past windows in which the newer ones weigh more
 * @param aside the window that was put aside
 * @param asideRate its rate
 * @param isAlarm whether the rate has jumped and has not come back
 */
record ErrorLevel(double usualRate, Window aside, double asideRate, boolean isAlarm) implements Serializable {
    private static final double WEIGHT_OF_NEWEST = 0.2;

    /**
     * What counts as a jump.
     *
     * @param rise by how much the rate is above the usual one, such as 0.3; half of that ends the alarm
     * @param leastRequests a window with fewer requests to the path says nothing
     */
    record Bounds(double rise, int leastRequests) implements Serializable {}

    /** Returns the level after a window, given the one before, which is empty at first: a path that always failed does not jump. */
    static Optional<ErrorLevel> after(Optional<ErrorLevel> before, Window window, Counts counts, Bounds bounds) {
        if (counts.requests() < bounds.leastRequests()) {
            return before;
        }
        double rate = counts.errorRate();
        return Optional.of(before.map(level -> level.next(window, rate, bounds))
                .orElse(new ErrorLevel(rate, window, rate, false)));
    }

    private ErrorLevel next(Window window, double rate, Bounds bounds) {
        double rise = rate - usualRate;
        boolean staysAlarm = rise >= (isAlarm ? bounds.rise() / 2 : bounds.rise());
        if (staysAlarm) {
            return new ErrorLevel(usualRate, aside, asideRate, true);
        }
        if (isAlarm) {
            return new ErrorLevel(usualRate, window, rate, false); // what was put aside is from before the alarm
        }
        return window.start().isBefore(aside.end())
                ? this
                : new ErrorLevel(usualRate + WEIGHT_OF_NEWEST * (asideRate - usualRate), window, rate, false);
    }
}
