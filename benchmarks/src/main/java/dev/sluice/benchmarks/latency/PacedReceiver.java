package dev.sluice.benchmarks.latency;

import dev.sluice.function.Pair;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;

/**
 * Stores events at a fixed rate, each with the time at which it was due; it catches up when it was late, and the lateness counts.
 *
 * <p><b>Thread rule:</b> one loop stores.
 */
final class PacedReceiver extends Receiver<Pair<Long, Long>> {
    private static final int KEYS = 1_000;
    private static final long SPIN_NANOS = 60_000;
    private static final long HEAD_START_NANOS = 500_000_000;

    private final long eventsPerSecond;
    private final long eventCount;
    private final CountDownLatch allStored;
    private long firstDueNanos;
    private long next;

    PacedReceiver(long eventsPerSecond, long eventCount, CountDownLatch allStored) {
        super(StorageLevel.MEMORY_ONLY);
        this.eventsPerSecond = eventsPerSecond;
        this.eventCount = eventCount;
        this.allStored = allStored;
    }

    @Override
    protected void onStart() {
        firstDueNanos = System.nanoTime() + HEAD_START_NANOS;
        loop("paced", this::storeNext);
    }

    @Override
    protected void onStop() {}

    private Tasks.Progress storeNext() {
        if (next == eventCount) {
            allStored.countDown();
            return Tasks.Progress.DONE;
        }
        long dueNanos = firstDueNanos + next * 1_000_000_000 / eventsPerSecond;
        long waitNanos = dueNanos - System.nanoTime();
        if (waitNanos > SPIN_NANOS) {
            LockSupport.parkNanos(waitNanos - SPIN_NANOS);
        } else if (waitNanos <= 0) {
            store(Pair.of(next % KEYS, dueNanos));
            next++;
        }
        return Tasks.Progress.WORKED;
    }
}
