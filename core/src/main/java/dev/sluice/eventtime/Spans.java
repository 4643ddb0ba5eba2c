package dev.sluice.eventtime;

import static java.util.Objects.requireNonNull;

import dev.sluice.time.Durations;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * Checks the spans of time that options are made of: whole milliseconds, and short enough that sums with timestamps do not overflow.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class Spans {
    /** A century or so. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Spans() {}

    static Duration positive(String what, Duration span) {
        if (whole(what, span).compareTo(Duration.ZERO) <= 0) {
            throw new IllegalArgumentException("The " + what + " must be at least 1 ms, got " + Durations.format(span));
        }
        return span;
    }

    static Duration notNegative(String what, Duration span) {
        if (whole(what, span).isNegative()) {
            throw new IllegalArgumentException(
                    "The " + what + " must not be negative, got " + Durations.format(span) + ". Use zero for none.");
        }
        return span;
    }

    static Duration whole(String what, Duration span) {
        requireNonNull(span, what);
        if (span.abs().compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + what + " must not be longer than " + Durations.format(LONGEST)
                    + ", got " + Durations.format(span));
        }
        if (!span.equals(span.truncatedTo(ChronoUnit.MILLIS))) {
            throw new IllegalArgumentException(
                    "The " + what + " must be a whole number of milliseconds, got " + Durations.format(span));
        }
        return span;
    }
}
