package dev.sluice.testkit.contract;

import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Receiver;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * Receives on a thread of its own and stores with the call that waits, as receivers written for Spark do.
 *
 * <p><b>Thread rule:</b> thread-safe because the queue is; one thread takes from it.
 */
final class ThreadReceiver extends Receiver<String> {
    private final BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
    private @Nullable Thread thread;

    ThreadReceiver() {
        super(StorageLevel.MEMORY_ONLY);
    }

    void offer(String record) {
        waiting.add(record);
    }

    @Override
    protected void onStart() {
        thread = new Thread(this::receive, "thread-receiver");
        thread.start();
    }

    @Override
    protected void onStop() throws InterruptedException {
        if (thread != null) {
            thread.interrupt();
            thread.join();
        }
    }

    private void receive() {
        try {
            while (isStarted()) {
                store(waiting.take());
            }
        } catch (InterruptedException | IllegalStateException stopped) {
            // The end of this thread is what onStop waits for.
        }
    }
}
