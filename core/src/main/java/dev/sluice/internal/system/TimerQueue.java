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

    private final Clock clock;
    private final Object lock = new Object();
    private final PriorityQueue<Entry> entries = new PriorityQueue<>(
            Comparator.<Entry>comparingLong(e -> e.dueMillis).thenComparingLong(e -> e.sequence));
    private long added;
    private volatile long earliestMillis = NONE;

    TimerQueue(Clock clock) {
        this.clock = clock;
    }

    Timer add(long dueMillis, M message) {
        synchronized (lock) {
            Entry entry = new Entry(dueMillis, added++, message);
            entries.add(entry);
            noteEarliest();
            return entry;
        }
    }

    /** Passes the messages that are due to {@code post}, in order. */
    void postDue(Consumer<M> post) {
        while (earliestMillis != NONE && earliestMillis <= clock.epochMillis()) {
            Entry entry = removeEarliest();
            if (entry != null) {
                post.accept(entry.message);
            }
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

    private @Nullable Entry removeEarliest() {
        synchronized (lock) {
            Entry entry = entries.poll(); // null if it was cancelled meanwhile
            noteEarliest();
            return entry;
        }
    }

    private void noteEarliest() {
        Entry first = entries.peek();
        earliestMillis = first == null ? NONE : first.dueMillis;
    }

    private final class Entry implements Timer {
        private final long dueMillis;
        private final long sequence;
        private final M message;

        private Entry(long dueMillis, long sequence, M message) {
            this.dueMillis = dueMillis;
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
