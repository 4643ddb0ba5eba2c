package dev.sluice.internal.eventtime;

import dev.sluice.eventtime.EventTime;

/**
 * The options of a stream's event time, in milliseconds.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public record EventTimeRule(
        long boundMillis, long idleAfterMillis, long maxAheadMillis, boolean closesWindowsWhenIdle) {

    /** Returns the options as they are computed with. */
    public static EventTimeRule of(EventTime options) {
        return new EventTimeRule(
                options.bound().toMillis(),
                options.idleAfter().toMillis(),
                options.maxAhead().toMillis(),
                options.closesWindowsWhenIdle());
    }
}
