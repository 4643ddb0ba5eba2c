package dev.sluice.benchmarks.latency;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Says when the events of an open loop are due: at a fixed rate, whatever becomes of them.
 *
 * <p><b>Thread rule:</b> confined to the source's thread; its latencies are read when that has ended.
 */
final class Pace {
    private static final long SPIN_NANOS = 60_000;
    private static final long HEAD_START_NANOS = 500_000_000;

    private final long eventsPerSecond;
    private final long eventCount;
    private final Latencies lateness;
    private long firstDueNanos;
    private long next;

    Pace(long eventsPerSecond, long eventCount) {
        this.eventsPerSecond = eventsPerSecond;
        this.eventCount = eventCount;
        this.lateness = new Latencies((int) eventCount);
    }

    void begin() {
        firstDueNanos = System.nanoTime() + HEAD_START_NANOS;
    }

    boolean isOver() {
        return next == eventCount;
    }

    /** Returns the next event if it is due; else waits a little for it, and returns null. */
    @Nullable
    Event takeDue() {
        long dueNanos = firstDueNanos + next * 1_000_000_000 / eventsPerSecond;
        long waitNanos = dueNanos - System.nanoTime();
        if (waitNanos > 0) {
            if (waitNanos > SPIN_NANOS) {
                LockSupport.parkNanos(waitNanos - SPIN_NANOS);
            }
            return null;
        }
        lateness.add(-waitNanos);
        return new Event(next++, dueNanos);
    }

    /** Returns how late the source itself was: what it could not help before anybody had the event. */
    Latencies lateness() {
        return lateness;
    }

    /**
     * An event.
     *
     * @param number from 0 up
     * @param dueNanos when it was due, whenever it came
     */
    record Event(long number, long dueNanos) {
        private static final int KEYS = 1_000;

        long key() {
            return number % KEYS;
        }
    }
}
