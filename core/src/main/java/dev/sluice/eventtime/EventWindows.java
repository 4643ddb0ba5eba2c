package dev.sluice.eventtime;

import java.time.Duration;

/**
 * Which windows an element belongs to, by its timestamp.
 *
 * <p>A window covers {@code [start, end)}. It closes in the batch in which the watermark reaches its end, and gives its result then. Elements that
 * come later, but before the watermark reaches {@code end + allowedLateness}, correct the result: each batch that has some gives the whole result
 * anew, with the next revision. After that they are late. An empty window has no result.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public sealed interface EventWindows permits GridWindows, SessionWindows {

    /** Returns windows of one size side by side, aligned to the epoch. */
    static GridWindows tumbling(Duration size) {
        return new GridWindows(size, size, Duration.ZERO, Duration.ZERO);
    }

    /** Returns windows of one size that start at every multiple of the slide since the epoch; an element belongs to several. */
    static GridWindows sliding(Duration size, Duration slide) {
        return new GridWindows(size, slide, Duration.ZERO, Duration.ZERO);
    }

    /** Returns windows that last as long as elements of a key are less than the gap apart; they end the gap after their last element. */
    static SessionWindows session(Duration gap) {
        return new SessionWindows(gap, Duration.ZERO);
    }

    /** Keeps windows for so long after their end, to correct their results; zero or more, zero by default. */
    EventWindows allowedLateness(Duration newAllowedLateness);

    /** Returns for how long after their end windows are kept. */
    Duration allowedLateness();
}
