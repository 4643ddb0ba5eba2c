package dev.sluice.benchmarks.latency;

import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks;
import java.util.concurrent.CountDownLatch;

/**
 * Stores events at a fixed rate; it catches up when it was late, and the lateness counts.
 *
 * <p><b>Thread rule:</b> one loop stores.
 */
final class PacedReceiver extends Receiver<Pace.Event> {
    private final Pace pace;
    private final CountDownLatch allStored;

    PacedReceiver(Pace pace, CountDownLatch allStored) {
        super(StorageLevel.MEMORY_ONLY);
        this.pace = pace;
        this.allStored = allStored;
    }

    @Override
    protected void onStart() {
        pace.begin();
        loop("paced", this::storeNext);
    }

    @Override
    protected void onStop() {}

    private Tasks.Progress storeNext() {
        if (pace.isOver()) {
            allStored.countDown();
            return Tasks.Progress.DONE;
        }
        Pace.Event event = pace.takeDue();
        if (event != null) {
            store(event);
        }
        return Tasks.Progress.WORKED;
    }
}
