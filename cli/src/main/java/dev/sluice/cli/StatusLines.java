package dev.sluice.cli;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingListener;
import java.io.PrintWriter;

/**
 * Prints a line about each batch.
 *
 * <p><b>Thread rule:</b> confined to the listeners' thread.
 */
final class StatusLines implements StreamingListener {
    private final PrintWriter out;

    StatusLines(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void onBatchCompleted(StreamingEvent.BatchCompleted completed) {
        print(completed.batch(), "");
    }

    @Override
    public void onBatchFailed(StreamingEvent.BatchFailed failed) {
        print(failed.batch(), "  FAILED: " + failed.failure());
    }

    private void print(BatchInfo batch, String note) {
        out.printf(
                "batch %d: %,d records, waited %d ms, ran %d ms%s%n%n",
                batch.batchId(),
                batch.recordCount(),
                batch.schedulingDelayMillis(),
                batch.processingDelayMillis(),
                note);
        out.flush();
    }
}
