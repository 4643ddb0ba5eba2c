package dev.sluice.internal.ingest;

import dev.sluice.config.BackpressureKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingEvent.RateUpdated;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Makes the rate of every source follow the speed of the batches.
 *
 * <p>Has no thread and listens to nobody: the engine tells it of each batch that has completed, and passes on the events it returns.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
public final class BackPressure {
    private final boolean isEnabled;
    private final Duration batchInterval;
    private final PidRateEstimator.Gains gains;
    private final Map<Integer, Controlled> streams = new HashMap<>();

    private record Controlled(DoubleConsumer limit, PidRateEstimator estimator) {}

    /** Creates a control that does nothing unless {@code sluice.backpressure.enabled} is set. */
    public BackPressure(StreamingConf conf, Duration batchInterval) {
        this.isEnabled = conf.get(BackpressureKeys.ENABLED);
        this.batchInterval = batchInterval;
        this.gains = PidRateEstimator.Gains.from(conf);
    }

    /**
     * Controls a stream from now on.
     *
     * @param limit takes the limit in records a second; must not throw
     */
    public void control(int streamId, DoubleConsumer limit) {
        if (isEnabled) {
            streams.put(streamId, new Controlled(limit, new PidRateEstimator(batchInterval, gains)));
        }
    }

    /**
     * Learns from a batch that has completed, and limits the readers accordingly. A batch that failed says nothing about speed and is
     * not to be told.
     *
     * @return the limits that were set
     */
    public List<RateUpdated> batchCompleted(BatchInfo batch) {
        List<RateUpdated> updates = new ArrayList<>(0);
        for (InputInfo input : batch.inputs()) {
            Controlled stream = streams.get(input.streamId());
            if (stream != null) {
                stream.estimator()
                        .estimate(
                                batch.endedMillis(),
                                input.recordCount(),
                                batch.processingDelayMillis(),
                                batch.schedulingDelayMillis())
                        .ifPresent(rate -> {
                            stream.limit().accept(rate);
                            updates.add(new RateUpdated(input.streamId(), input.streamName(), rate));
                        });
            }
        }
        return updates;
    }
}
