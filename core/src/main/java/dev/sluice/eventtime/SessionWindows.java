package dev.sluice.eventtime;

import java.time.Duration;

/**
 * Windows that last as long as there is activity; see {@link EventWindows}.
 *
 * <p>Elements exactly the gap apart are in two sessions. An element between two sessions that is close enough to both makes one of them; if one of
 * those had given its result, the result of the new one has the next revision and replaces it.
 *
 * <p><b>Cost.</b> A key keeps one partial result for each of its sessions that is not closed for good.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param gap how far apart elements of two sessions are, at least 1 ms
 * @param allowedLateness see {@link EventWindows#allowedLateness()}
 */
public record SessionWindows(Duration gap, Duration allowedLateness) implements EventWindows {

    /** Checks the spans; throws {@link IllegalArgumentException} that names the one that is wrong. */
    public SessionWindows {
        Spans.positive("gap of sessions", gap);
        Spans.notNegative("allowed lateness", allowedLateness);
    }

    @Override
    public SessionWindows allowedLateness(Duration newAllowedLateness) {
        return new SessionWindows(gap, newAllowedLateness);
    }
}
