package dev.sluice.internal.shared;

import org.jspecify.annotations.Nullable;

/**
 * Knows whether the calling thread runs a batch, outside of its tasks.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class RunningBatch {
    private volatile @Nullable Thread runner;
    private volatile long batchId = -1;

    void begin(long id) {
        batchId = id;
        runner = Thread.currentThread();
    }

    void end() {
        runner = null;
    }

    /** Returns whether a batch is running, and with this number. */
    boolean isRunning(long id) {
        return runner != null && batchId == id;
    }

    boolean isOnItsThread() {
        return runner == Thread.currentThread();
    }
}
