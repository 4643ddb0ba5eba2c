package dev.sluice.internal.engine;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.ElementsLate;
import dev.sluice.event.StreamingEvent.TimestampsRejected;
import dev.sluice.event.StreamingEvent.WatermarkAdvanced;
import dev.sluice.internal.eventtime.Timestamps;
import dev.sluice.rdd.StateMoment;
import dev.sluice.time.BatchTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a batch did to event time, and which elements it could not place: told when the batch's changes are kept, so that each counts once.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class EpochReport {
    /** What one line of the log tells of; the rest is counted. */
    private static final int LONGEST_LINE = 8;

    private final BatchTime batch;
    private final List<StreamingEvent> events = new ArrayList<>();
    private final List<String> oddities = new ArrayList<>();

    EpochReport(BatchTime batch) {
        this.batch = batch;
    }

    void timestamps(String stream, Timestamps timestamps, long beforeMillis, long watermarkMillis) {
        if (watermarkMillis != beforeMillis && watermarkMillis != StateMoment.NO_WATERMARK) {
            events.add(new WatermarkAdvanced(
                    batch.id(), batch.milliseconds(), stream, Instant.ofEpochMilli(watermarkMillis)));
        }
        if (timestamps.rejectedCount() > 0) {
            events.add(new TimestampsRejected(
                    batch.id(), batch.milliseconds(), stream, timestamps.notPositiveCount(), timestamps.aheadCount()));
            oddities.add(stream + " rejected " + timestamps.rejectedCount() + " timestamps ("
                    + timestamps.notPositiveCount() + " at the epoch or before, " + timestamps.aheadCount()
                    + " too far ahead)");
        }
    }

    void late(String stream, long lateCount) {
        if (lateCount > 0) {
            events.add(new ElementsLate(batch.id(), batch.milliseconds(), stream, lateCount));
            oddities.add(stream + " found " + lateCount + " elements late");
        }
    }

    List<StreamingEvent> events() {
        return List.copyOf(events);
    }

    /** Returns one line about what could not be placed; empty if all could. */
    String oddities() {
        String first = oddities.stream().limit(LONGEST_LINE).collect(Collectors.joining("; "));
        return oddities.size() <= LONGEST_LINE ? first : first + "; and " + (oddities.size() - LONGEST_LINE) + " more";
    }
}
