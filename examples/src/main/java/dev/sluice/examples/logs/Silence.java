package dev.sluice.examples.logs;

import java.time.Duration;
import java.time.Instant;

/**
 * Notices that a count has not changed for some time.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs batches.
 */
final class Silence {
    private final Duration limit;
    private long lastCount = -1;
    private Instant lastChange = Instant.MIN;

    /** Creates the watch; {@code limit} is how long silence lasts before it is noticed. */
    Silence(Duration limit) {
        this.limit = limit;
    }

    /** Takes the count of a batch; returns whether it has been the same for at least the limit. */
    boolean isNoticed(long count, Instant batchTime) {
        if (count != lastCount) {
            lastCount = count;
            lastChange = batchTime;
        }
        return Duration.between(lastChange, batchTime).compareTo(limit) >= 0;
    }
}
