package dev.sluice.time;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The grid of instants that batches are cut on: all multiples of an interval, counted from the epoch.
 *
 * <p>Times are milliseconds since the epoch and may be negative. An <em>edge</em> is a time on the grid; a <em>cell</em>
 * is the span from one edge, exclusive, to the next, inclusive. An edge that does not fit a {@code long} is an
 * {@link ArithmeticException}.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param interval the distance of two edges: whole milliseconds, from 1 ms to 365 days
 */
public record BatchGrid(Duration interval) {

    private static final Duration SMALLEST = Duration.ofMillis(1);
    private static final Duration LARGEST = Duration.ofDays(365);

    /** Checks that the interval is a whole number of milliseconds within its bounds. */
    public BatchGrid {
        requireNonNull(interval, "interval");
        boolean isInRange = interval.compareTo(SMALLEST) >= 0 && interval.compareTo(LARGEST) <= 0;
        if (!isInRange || !isWholeMillis(interval)) {
            throw new IllegalArgumentException("The batch interval must be a whole number of milliseconds, from 1 ms to"
                    + " " + Durations.format(LARGEST) + ", got " + Durations.format(interval));
        }
    }

    /**
     * Returns the grid of an interval.
     *
     * @param interval whole milliseconds, from 1 ms to 365 days
     */
    public static BatchGrid of(Duration interval) {
        return new BatchGrid(interval);
    }

    /** Returns the first edge strictly after the given time: when a context started now cuts its first batch. */
    public long firstEdgeAfter(long millis) {
        return edge(Math.addExact(cell(millis), 1));
    }

    /** Returns the last edge that is not after the given time. */
    public long lastEdgeAtOrBefore(long millis) {
        return edge(cell(millis));
    }

    /** Returns whether the given time is an edge. */
    public boolean isEdge(long millis) {
        return Math.floorMod(millis, intervalMillis()) == 0;
    }

    /**
     * Returns the number of edges in a span, which is zero when the span is empty or runs backwards.
     *
     * @param afterMillis the start of the span, exclusive
     * @param throughMillis the end of the span, inclusive
     */
    public long edgeCount(long afterMillis, long throughMillis) {
        return throughMillis <= afterMillis ? 0 : Math.subtractExact(cell(throughMillis), cell(afterMillis));
    }

    /**
     * Returns the edges in a span in rising order, computed one at a time: a year of 1 ms edges costs no memory.
     *
     * @param afterMillis the start of the span, exclusive
     * @param throughMillis the end of the span, inclusive; not after the start gives none
     */
    public LongStream edges(long afterMillis, long throughMillis) {
        if (throughMillis <= afterMillis) {
            return LongStream.empty();
        }
        return LongStream.rangeClosed(Math.addExact(cell(afterMillis), 1), cell(throughMillis))
                .map(this::edge);
    }

    /** Returns whether a duration is a positive multiple of the interval, as windows and slides must be. */
    public boolean isMultiple(Duration duration) {
        return !duration.isNegative()
                && !duration.isZero()
                && isWholeMillis(duration)
                && duration.toMillis() % intervalMillis() == 0;
    }

    /**
     * Returns how many cells a duration spans.
     *
     * @param duration a positive multiple of the interval
     * @throws IllegalArgumentException if it is not; the message names the nearest multiples
     */
    public long cellsIn(Duration duration) {
        if (!isMultiple(duration)) {
            throw new IllegalArgumentException("Duration must be a multiple of " + Durations.format(interval)
                    + ", got " + Durations.format(duration) + "; the nearest are "
                    + nearestMultiples(duration).stream().map(Durations::format).toList());
        }
        return duration.toMillis() / intervalMillis();
    }

    /**
     * Returns the positive multiples of the interval next to a duration: the one not above it, if any, and the one above
     * it. For the fix of an error message.
     *
     * @param duration any duration
     */
    public List<Duration> nearestMultiples(Duration duration) {
        if (duration.compareTo(interval) < 0) {
            return List.of(interval);
        }
        Duration below = interval.multipliedBy(duration.dividedBy(interval));
        return List.of(below, below.plus(interval));
    }

    /** Returns the interval in milliseconds. */
    public long intervalMillis() {
        return interval.toMillis();
    }

    private long cell(long millis) {
        return Math.floorDiv(millis, intervalMillis());
    }

    private long edge(long cell) {
        return Math.multiplyExact(cell, intervalMillis());
    }

    private static boolean isWholeMillis(Duration duration) {
        return duration.equals(duration.truncatedTo(ChronoUnit.MILLIS));
    }
}
