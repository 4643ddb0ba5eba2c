package dev.sluice.eventtime;

import java.time.Duration;

/**
 * How a stream's event time goes on: how far out of order elements may come, and what happens when none come.
 *
 * <pre>{@code
 * lines.withEventTime(Access::time, EventTime.outOfOrder(Durations.seconds(5)).idleAfter(Durations.minutes(1)))
 * }</pre>
 *
 * <p><b>Watermark.</b> For each partition of a source, the watermark is the largest timestamp seen less the bound. The stream's is the smallest
 * of those that are not idle, and never falls. It moves once in a batch, for all of the batch's elements together.
 *
 * <p><b>Idle.</b> A partition of a source that has had no element for {@link #idleAfter} of batch time does not hold the others back. When all are
 * idle, event time goes on with the clock: the watermark is the largest timestamp, plus the time since the last arrival, less the bound. So the
 * last windows close although nothing comes.
 *
 * <p><b>Rejected.</b> A timestamp of the epoch or before, or more than {@link #maxAhead} after the batch, is rejected: it does not move the watermark, and
 * the element goes to a stream of its own.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param bound how far an element may be behind the latest one before it, without being late; zero or more
 * @param idleAfter after how much batch time without elements a source's partition is idle; at least 1 ms, 30 s by default
 * @param maxAhead how far a timestamp may be after its batch's time; zero or more, 1 h by default
 * @param closesWindowsWhenIdle whether the watermark passes everything when all is idle; false by default
 */
public record EventTime(Duration bound, Duration idleAfter, Duration maxAhead, boolean closesWindowsWhenIdle) {
    private static final Duration DEFAULT_IDLE_AFTER = Duration.ofSeconds(30);
    private static final Duration DEFAULT_MAX_AHEAD = Duration.ofHours(1);

    /** Checks the spans; throws {@link IllegalArgumentException} that names the one that is wrong. */
    public EventTime {
        Spans.notNegative("bound on out-of-order elements", bound);
        Spans.positive("time after which a source is idle", idleAfter);
        Spans.notNegative("time that timestamps may be ahead", maxAhead);
    }

    /** Returns options for elements that come at most so far behind the latest one. */
    public static EventTime outOfOrder(Duration bound) {
        return new EventTime(bound, DEFAULT_IDLE_AFTER, DEFAULT_MAX_AHEAD, false);
    }

    /** Returns options for elements that come in the order of their timestamps, in each partition of the source. */
    public static EventTime inOrder() {
        return outOfOrder(Duration.ZERO);
    }

    /** Takes a source's partition to be idle after so much batch time without elements. */
    public EventTime idleAfter(Duration newIdleAfter) {
        return new EventTime(bound, newIdleAfter, maxAhead, closesWindowsWhenIdle);
    }

    /** Rejects timestamps that are further than this after their batch's time. */
    public EventTime maxAhead(Duration newMaxAhead) {
        return new EventTime(bound, idleAfter, newMaxAhead, closesWindowsWhenIdle);
    }

    /**
     * Closes all windows when all is idle, whatever the clock says: for a directory of old files, after which nothing comes. What comes all the
     * same is late.
     */
    public EventTime closeWindowsWhenIdle() {
        return new EventTime(bound, idleAfter, maxAhead, true);
    }
}
