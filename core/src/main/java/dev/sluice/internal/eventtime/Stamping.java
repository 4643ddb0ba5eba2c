package dev.sluice.internal.eventtime;

import dev.sluice.function.Function;
import dev.sluice.rdd.TaskContext;
import java.io.Serializable;
import java.time.Instant;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Asks the user's function for timestamps, and judges which can be true.
 *
 * <p><b>Thread rule:</b> immutable; called from several tasks at once.
 */
public final class Stamping<T> implements Serializable {
    private static final long serialVersionUID = 1;

    private final Function<? super T, Instant> timestamps;
    private final long maxAheadMillis;

    /** Creates the functions for a stream. */
    public Stamping(Function<? super T, Instant> timestamps, EventTimeRule rule) {
        this.timestamps = timestamps;
        this.maxAheadMillis = rule.maxAheadMillis();
    }

    /** Returns an element with its timestamp, not judged yet. */
    public Timed<T> stamp(T element) throws Exception {
        @Nullable Instant time = timestamps.call(element);
        if (time == null) {
            throw new IllegalArgumentException("The timestamp is null. Return Instant.EPOCH for elements without a"
                    + " timestamp, which puts them into rejected().");
        }
        return Timed.of(element, millisOf(time));
    }

    /** Judges the elements of one partition in the running batch. */
    public Iterator<Timed<T>> judge(Iterator<Timed<T>> elements) {
        long batchMillis = TaskContext.current().batchTimeMilliseconds();
        long lastMillis = batchMillis < 0 ? Long.MAX_VALUE : Math.addExact(batchMillis, maxAheadMillis);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return elements.hasNext();
            }

            @Override
            public Timed<T> next() {
                Timed<T> timed = elements.next();
                boolean isAccepted = timed.timestampMillis() > 0 && timed.timestampMillis() <= lastMillis;
                return isAccepted ? timed : new Timed<>(timed.value(), timed.timestampMillis(), false);
            }
        };
    }

    /** An instant that milliseconds cannot hold is rejected for being too early or too late, as it is. */
    private static long millisOf(Instant time) {
        try {
            return time.toEpochMilli();
        } catch (ArithmeticException outOfRange) {
            return time.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
