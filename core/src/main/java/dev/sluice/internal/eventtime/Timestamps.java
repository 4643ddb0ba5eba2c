package dev.sluice.internal.eventtime;

import dev.sluice.rdd.Action;
import java.io.Serializable;
import java.util.Iterator;

/**
 * What the timestamps of one partition, or of several together, say.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param maxMillis the largest accepted timestamp; meaningless if none was accepted
 * @param acceptedCount how many were accepted
 * @param notPositiveCount how many were rejected for being the epoch or before
 * @param aheadCount how many were rejected for being too far after the batch
 */
public record Timestamps(long maxMillis, long acceptedCount, long notPositiveCount, long aheadCount)
        implements Serializable {
    /** No timestamps. */
    public static final Timestamps NONE = new Timestamps(Long.MIN_VALUE, 0, 0, 0);

    /** Returns those of both. */
    public Timestamps and(Timestamps other) {
        return new Timestamps(
                Math.max(maxMillis, other.maxMillis),
                acceptedCount + other.acceptedCount,
                notPositiveCount + other.notPositiveCount,
                aheadCount + other.aheadCount);
    }

    /** Returns whether an element was accepted. */
    public boolean hasAccepted() {
        return acceptedCount > 0;
    }

    /** Returns how many were rejected. */
    public long rejectedCount() {
        return notPositiveCount + aheadCount;
    }

    /** Returns the action that looks at the timestamps of each partition. */
    public static <T> Action<Timed<T>, Timestamps> looking() {
        Action.OnIterator<Timed<T>, Timestamps> look = (partition, elements) -> of(elements);
        return look;
    }

    private static <T> Timestamps of(Iterator<Timed<T>> elements) {
        long maxMillis = Long.MIN_VALUE;
        long accepted = 0;
        long notPositive = 0;
        long ahead = 0;
        while (elements.hasNext()) {
            Timed<T> timed = elements.next();
            if (timed.isAccepted()) {
                accepted++;
                maxMillis = Math.max(maxMillis, timed.timestampMillis());
            } else if (timed.timestampMillis() <= 0) {
                notPositive++;
            } else {
                ahead++;
            }
        }
        return new Timestamps(maxMillis, accepted, notPositive, ahead);
    }
}
