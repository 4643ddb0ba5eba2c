package dev.sluice.internal.system;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks.Timer;
import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the messages of a mailbox that are due later, by wall-clock time; equal times keep the order in which they were added.
 *
 * <p>The wall clock may be set back by an hour, and nobody wants to wait for that. So an entry also knows how much time lay ahead when
 * it was added, and is due when that has passed, and a little more: the two clocks never agree to the microsecond, and in
 * ordinary times the wall clock is the one that decides.
 *
 * <p>Not bounded: a timer is a few words, and each of the engine's mailboxes has a handful.
 *
 * <p><b>Thread rule:</b> thread-safe because of one lock, held for a heap operation only.
 *
 * @param <M> the messages
 */
final class TimerQueue<M> {
    private static final long NONE = Long.MAX_VALUE;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long HORIZON_MILLIS = 1_000;
    private static final long LONGEST_MILLIS = 100L * 365 * 24 * 3_600 * 1_000;
    private static final long DISAGREEMENT_MILLIS = 10;
    /** Of a time ahead, the part by which the two clocks may drift apart in it. */
    private static final long DRIFT_PART = 1_000;

    private final Clock clock;
    private final Object lock = new Object();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.<Entry>comparingLong(e -> e.dueMillis).thenComparingLong(e -> e.sequence));
    private long added;
    private volatile long earliestMillis = NONE;
    private volatile long soonestLatestNanos; // means nothing while earliestMillis is NONE

    TimerQueue(Clock clock) {
        this.clock = clock;
    }

    Timer add(long dueMillis, M message) {
        synchronized (lock) {
            Entry entry = new Entry(dueMillis, latestNanos(dueMillis), added++, message);
            entries.add(entry);
            noteEarliest();
            return entry;
        }
    }

    /** Passes the messages that are due to {@code post}, in order. */
    void postDue(Consumer<M> post) {
        for (Entry due = removeDue(); due != null; due = removeDue()) {
            post.accept(due.message);
        }
    }

    /**
     * Returns how long it is until the first message is due, {@link Long#MAX_VALUE} if there is none, and never more than a second
     * otherwise.
     */
    long nanosUntilDue() {
        long dueMillis = earliestMillis;
        if (dueMillis == NONE) {
            return Long.MAX_VALUE;
        }
        Instant now = clock.now();
        long nowMillis = now.toEpochMilli();
        if (dueMillis > nowMillis + HORIZON_MILLIS) {
            return HORIZON_MILLIS * NANOS_PER_MILLI;
        }
        return (dueMillis - nowMillis) * NANOS_PER_MILLI - now.get(ChronoField.NANO_OF_SECOND) % NANOS_PER_MILLI;
    }

    private @Nullable Entry removeDue() {
        if (earliestMillis == NONE) {
            return null;
        }
        long nowMillis = clock.epochMillis();
        long nanoTime = clock.nanoTime();
        if (earliestMillis > nowMillis && soonestLatestNanos - nanoTime > 0) {
            return null;
        }
        synchronized (lock) {
            Entry due = due(nowMillis, nanoTime);
            if (due != null) {
                entries.remove(due);
                noteEarliest();
            }
            return due;
        }
    }

    /** Returns what is due first; null if it was cancelled meanwhile. */
    private @Nullable Entry due(long nowMillis, long nanoTime) {
        Entry first = entries.peek();
        if (first == null || first.dueMillis <= nowMillis) {
            return first;
        }
        return entries.stream()
                .filter(entry -> entry.latestNanos - nanoTime <= 0)
                .min(entries.comparator())
                .orElse(null);
    }

    private long latestNanos(long dueMillis) {
        long aheadMillis = Math.min(LONGEST_MILLIS, Math.max(0, dueMillis - clock.epochMillis()));
        return clock.nanoTime() + (aheadMillis + aheadMillis / DRIFT_PART + DISAGREEMENT_MILLIS) * NANOS_PER_MILLI;
    }

    private void noteEarliest() {
        Entry first = entries.peek();
        if (first == null) {
            earliestMillis = NONE;
            return;
        }
        long nanoTime = clock.nanoTime();
        long soonestNanos = Long.MAX_VALUE;
        for (Entry entry : entries) {
            soonestNanos = Math.min(soonestNanos, entry.latestNanos - nanoTime);
        }
        soonestLatestNanos = nanoTime + soonestNanos;
        earliestMillis = first.dueMillis;
    }

    private final class Entry implements Timer {
        private final long dueMillis;
        private final long latestNanos;
        private final long sequence;
        private final M message;

        private Entry(long dueMillis, long latestNanos, long sequence, M message) {
            this.dueMillis = dueMillis;
            this.latestNanos = latestNanos;
            this.sequence = sequence;
            this.message = message;
        }

        @Override
        public void cancel() {
            synchronized (lock) {
                entries.remove(this);
                noteEarliest();
            }
        }
    }
}
