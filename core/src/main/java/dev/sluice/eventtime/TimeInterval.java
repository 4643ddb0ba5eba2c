package dev.sluice.eventtime;

import dev.sluice.time.Durations;
import java.time.Duration;

/**
 * How much later than an element of one stream those of another are that it is joined with; both ends included.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param lower the least difference; negative for earlier
 * @param upper the largest difference, not less than {@code lower}
 */
public record TimeInterval(Duration lower, Duration upper) {

    /** Checks the bounds; throws {@link IllegalArgumentException} that names the one that is wrong. */
    public TimeInterval {
        Spans.whole("lower bound of the interval", lower);
        Spans.whole("upper bound of the interval", upper);
        if (lower.compareTo(upper) > 0) {
            throw new IllegalArgumentException("The lower bound of the interval must be at most the upper one, got "
                    + Durations.format(lower) + " and " + Durations.format(upper) + ". Swap them.");
        }
    }
}
