package dev.sluice.eventtime;

import dev.sluice.time.Durations;
import java.time.Duration;

/**
 * Windows of one size at regular distances; see {@link EventWindows}.
 *
 * <p><b>Cost.</b> An element is combined once, into its pane; a pane is as long as the greatest common divisor of size and slide. A key keeps one
 * partial result for each pane, and each result of a window combines its panes: {@code size / pane} steps.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param size how long a window is, at least 1 ms
 * @param slide the distance of two windows' starts, at least 1 ms and at most the size, so that no element is between windows
 * @param offset how much later than a multiple of the slide windows start; may be negative, such as for days in another time zone
 * @param allowedLateness see {@link EventWindows#allowedLateness()}
 */
public record GridWindows(Duration size, Duration slide, Duration offset, Duration allowedLateness)
        implements EventWindows {

    /** Checks the spans; throws {@link IllegalArgumentException} that names the one that is wrong. */
    public GridWindows {
        Spans.positive("size of event-time windows", size);
        Spans.positive("slide of event-time windows", slide);
        Spans.whole("offset of event-time windows", offset);
        Spans.notNegative("allowed lateness", allowedLateness);
        if (slide.compareTo(size) > 0) {
            throw new IllegalArgumentException("The slide of event-time windows must be at most their size of "
                    + Durations.format(size) + ", got " + Durations.format(slide)
                    + "; elements between two windows would be lost. Filter them out before, if that is meant.");
        }
    }

    /** Starts windows this much later than at multiples of the slide. */
    public GridWindows offset(Duration newOffset) {
        return new GridWindows(size, slide, newOffset, allowedLateness);
    }

    @Override
    public GridWindows allowedLateness(Duration newAllowedLateness) {
        return new GridWindows(size, slide, offset, newAllowedLateness);
    }
}
