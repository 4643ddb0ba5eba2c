package dev.sluice.testkit.contract;

import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Tasks.Progress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Receives from a list, in a loop, as a receiver of a user's would.
 *
 * <p><b>Thread rule:</b> thread-safe because the queue is; one loop takes from it.
 */
class ListReceiver extends Receiver<String> {
    private final Queue<String> waiting = new ConcurrentLinkedQueue<>();

    ListReceiver() {
        super(StorageLevel.MEMORY_AND_DISK);
    }

    final void offer(String record) {
        waiting.add(record);
    }

    @Override
    protected void onStart() {
        loop("list", this::storeNext);
    }

    @Override
    protected void onStop() {}

    @Override
    protected String describe() {
        return "a list";
    }

    private Progress storeNext() {
        String next = waiting.peek();
        if (next == null || !tryStore(next)) {
            return Progress.IDLE;
        }
        waiting.remove();
        return Progress.WORKED;
    }
}
