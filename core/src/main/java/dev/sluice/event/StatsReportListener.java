package dev.sluice.event;

import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.state.StateUsage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs the distribution of the delays of the last batches, and what state takes, at INFO, after each batch that succeeded.
 *
 * <p><b>Thread rule:</b> confined to the listeners' thread.
 */
public final class StatsReportListener implements StreamingListener {
    private static final Logger LOG = LoggerFactory.getLogger(StatsReportListener.class);
    private static final int DEFAULT_BATCH_COUNT = 10;
    private static final double[] QUANTILES = {0, 0.25, 0.5, 0.75, 1};

    private final int batchCount;
    private final Deque<BatchInfo> batches = new ArrayDeque<>();

    /** Creates a listener that looks at the last ten batches. */
    public StatsReportListener() {
        this(DEFAULT_BATCH_COUNT);
    }

    /** Creates a listener that looks at the last {@code batchCount} batches, at least 1. */
    public StatsReportListener(int batchCount) {
        if (batchCount < 1) {
            throw new IllegalArgumentException("batchCount must be at least 1, got " + batchCount);
        }
        this.batchCount = batchCount;
    }

    @Override
    public void onBatchCompleted(StreamingEvent.BatchCompleted completed) {
        batches.addLast(completed.batch());
        if (batches.size() > batchCount) {
            batches.removeFirst();
        }
        LOG.info("{}", report());
    }

    /** Returns what is logged: the quantiles of total and processing delay in milliseconds, and what state takes. */
    String report() {
        return "Delays of the last " + batches.size() + " batches in ms (min 25% 50% 75% max): total"
                + quantiles(BatchInfo::totalDelayMillis) + ", processing"
                + quantiles(BatchInfo::processingDelayMillis)
                + state(batches.getLast().state());
    }

    private static String state(List<StateUsage> state) {
        return state.isEmpty()
                ? ""
                : state.stream()
                        .map(usage -> usage.name() + " " + usage.entryCount() + " keys, " + usage.bytes() + " bytes")
                        .collect(Collectors.joining("; ", "; state: ", ""));
    }

    private String quantiles(ToLongFunction<BatchInfo> delay) {
        long[] sorted = batches.stream().mapToLong(delay).sorted().toArray();
        StringBuilder text = new StringBuilder();
        for (double quantile : QUANTILES) {
            text.append(' ').append(sorted[(int) Math.round(quantile * (sorted.length - 1))]);
        }
        return text.toString();
    }
}
