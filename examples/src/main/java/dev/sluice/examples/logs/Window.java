package dev.sluice.examples.logs;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;

/**
 * A span of time.
 *
 * @param start its first instant
 * @param end the first instant after it
 */
record Window(Instant start, Instant end) implements Serializable, Comparable<Window> {

    Duration length() {
        return Duration.between(start, end);
    }

    @Override
    public int compareTo(Window other) {
        int byEnd = end.compareTo(other.end);
        return byEnd != 0 ? byEnd : start.compareTo(other.start);
    }

    @Override
    public String toString() {
        return start + " to " + end;
    }
}
