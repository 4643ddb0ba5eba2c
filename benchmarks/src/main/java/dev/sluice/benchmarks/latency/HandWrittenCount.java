package dev.sluice.benchmarks.latency;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/**
 * The same keyed count by hand: one thread that adds events to a list, one that parks until there is a list and counts it in a {@code
 * HashMap}. What it cannot do faster on this machine, nobody can who hands over between two threads.
 *
 * <p><b>Thread rule:</b> the list is guarded by the lock; the rest is confined to one thread each.
 */
final class HandWrittenCount {
    private final Object lock = new Object();
    private final Pace pace;
    private final Latencies latencies;
    private List<Pace.Event> events = new ArrayList<>();
    private boolean isOver;

    HandWrittenCount(Pace pace, Latencies latencies) {
        this.pace = pace;
        this.latencies = latencies;
    }

    void run() throws InterruptedException {
        Thread counting = new Thread(this::count, "counting");
        Thread source = new Thread(() -> produce(counting), "source");
        counting.start();
        source.start();
        source.join();
        counting.join();
    }

    private void produce(Thread counting) {
        pace.begin();
        while (!pace.isOver()) {
            Pace.Event event = pace.takeDue();
            if (event != null) {
                add(event, counting);
            }
        }
        synchronized (lock) {
            isOver = true;
        }
        LockSupport.unpark(counting);
    }

    private void add(Pace.Event event, Thread counting) {
        boolean isFirst;
        synchronized (lock) {
            isFirst = events.isEmpty();
            events.add(event);
        }
        if (isFirst) {
            LockSupport.unpark(counting);
        }
    }

    private void count() {
        for (List<Pace.Event> taken = take(); !taken.isEmpty(); taken = take()) {
            countBatch(taken);
        }
    }

    /** Waits for events; returns none when there will be no more. */
    private List<Pace.Event> take() {
        while (true) {
            synchronized (lock) {
                if (isOver || !events.isEmpty()) {
                    List<Pace.Event> taken = events;
                    events = new ArrayList<>();
                    return taken;
                }
            }
            LockSupport.park(this);
        }
    }

    private void countBatch(List<Pace.Event> taken) {
        Map<Long, long[]> counts = new HashMap<>();
        for (Pace.Event event : taken) {
            long[] count = counts.computeIfAbsent(event.key(), key -> new long[2]);
            count[0]++;
            count[1] = event.dueNanos();
        }
        counts.forEach((key, count) -> latencies.addSince(count[1]));
    }
}
