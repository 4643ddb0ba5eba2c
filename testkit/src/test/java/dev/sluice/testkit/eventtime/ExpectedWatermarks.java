package dev.sluice.testkit.eventtime;

import dev.sluice.eventtime.EventTime;
import java.util.ArrayList;
import java.util.List;

/** The watermark after each batch, computed anew from all input up to it; one batch a second from second 1. */
final class ExpectedWatermarks {
    static final long NONE = Long.MIN_VALUE;

    private final EventTime options;
    /** By batch, then by source. */
    private final List<List<List<Event>>> batches;

    ExpectedWatermarks(EventTime options, List<List<List<Event>>> batches) {
        this.options = options;
        this.batches = batches;
    }

    static long batchMillis(int batch) {
        return 1_000L * (batch + 1);
    }

    boolean isAccepted(Event event, int batch) {
        return event.at() > 0
                && event.at() <= batchMillis(batch) + options.maxAhead().toMillis();
    }

    /** Returns the watermark after a batch; -1 is before the first. */
    long after(int batch) {
        long highest = NONE;
        for (int each = 0; each <= batch; each++) {
            highest = Math.max(highest, candidate(each));
        }
        return highest;
    }

    private long candidate(int batch) {
        List<Long> active = new ArrayList<>();
        long latest = NONE;
        long lastArrival = NONE;
        for (int source = 0; source < batches.get(0).size(); source++) {
            long max = NONE;
            long lastActive = batchMillis(0);
            for (int each = 0; each <= batch; each++) {
                for (Event event : batches.get(each).get(source)) {
                    if (isAccepted(event, each)) {
                        max = Math.max(max, event.at());
                        lastActive = batchMillis(each);
                        lastArrival = Math.max(lastArrival, lastActive);
                    }
                }
            }
            latest = Math.max(latest, max);
            if (batchMillis(batch) - lastActive < options.idleAfter().toMillis()) {
                active.add(max == NONE ? NONE : max - options.bound().toMillis());
            }
        }
        if (!active.isEmpty()) {
            return active.stream().min(Long::compare).orElseThrow();
        }
        if (latest == NONE) {
            return NONE;
        }
        return options.closesWindowsWhenIdle()
                ? Long.MAX_VALUE - 1
                : latest + batchMillis(batch) - lastArrival - options.bound().toMillis();
    }
}
