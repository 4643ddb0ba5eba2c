package dev.sluice.internal.eventtime;

import dev.sluice.internal.eventtime.Progress.OfSource;
import dev.sluice.rdd.StateMoment;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Makes the watermark of a stream in each batch.
 *
 * <p>An input that has had no element yet holds the watermark back like any other, until it is idle. A partition is forgotten when it is idle and
 * its own watermark is not above the stream's: from then on it could only hold back what has passed it already, so that forgetting it changes
 * nothing. That bounds what is remembered to the partitions that are active, or ahead of the others.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param rule the options of the stream
 */
public record WatermarkTracker(EventTimeRule rule) {
    /** The watermark that has passed everything. */
    public static final long END_OF_TIME = Long.MAX_VALUE - 1;

    /**
     * Returns the progress with a batch.
     *
     * @param before the progress before it
     * @param batchMillis the batch's time
     * @param inputs the inputs that the stream is made from
     * @param arrived what the timestamps of each partition of a source say; those without elements may be missing
     */
    public Progress advance(Progress before, long batchMillis, Set<String> inputs, Map<SourceId, Timestamps> arrived) {
        Map<SourceId, OfSource> sources = known(before, batchMillis, inputs);
        long maxMillis = before.maxMillis();
        long lastArrivalMillis = before.lastArrivalMillis();
        for (Map.Entry<SourceId, Timestamps> entry : arrived.entrySet()) {
            Timestamps timestamps = entry.getValue();
            if (timestamps.hasAccepted()) {
                maxMillis = Math.max(maxMillis, timestamps.maxMillis());
                lastArrivalMillis = batchMillis;
                add(sources, entry.getKey(), timestamps.maxMillis(), batchMillis);
            }
        }
        Progress arrivedProgress = new Progress(
                union(before.inputs(), inputs), sources, maxMillis, lastArrivalMillis, before.watermarkMillis());
        long watermarkMillis = Math.max(before.watermarkMillis(), candidate(arrivedProgress, batchMillis));
        sources.values().removeIf(source -> isDone(source, batchMillis, watermarkMillis));
        return new Progress(arrivedProgress.inputs(), sources, maxMillis, lastArrivalMillis, watermarkMillis);
    }

    /** Returns what is known, where an input that is new stands for itself until it names its partitions. */
    private static Map<SourceId, OfSource> known(Progress before, long batchMillis, Set<String> inputs) {
        Map<SourceId, OfSource> sources = new HashMap<>(before.sources());
        for (String input : inputs) {
            if (!before.inputs().contains(input)) {
                sources.put(placeholder(input), new OfSource(StateMoment.NO_WATERMARK, batchMillis));
            }
        }
        return sources;
    }

    private static void add(Map<SourceId, OfSource> sources, SourceId id, long maxMillis, long batchMillis) {
        OfSource unnamed = sources.get(placeholder(id.input()));
        if (unnamed != null && !unnamed.hasElements()) {
            sources.remove(placeholder(id.input()));
        }
        sources.merge(
                id,
                new OfSource(maxMillis, batchMillis),
                (old, fresh) -> new OfSource(Math.max(old.maxMillis(), maxMillis), batchMillis));
    }

    private long candidate(Progress progress, long batchMillis) {
        long lowest = Long.MAX_VALUE;
        for (OfSource source : progress.sources().values()) {
            if (!isIdle(source, batchMillis)) {
                lowest = Math.min(lowest, watermarkOf(source));
            }
        }
        return lowest == Long.MAX_VALUE ? whenIdle(progress, batchMillis) : lowest;
    }

    private long whenIdle(Progress progress, long batchMillis) {
        if (progress.maxMillis() == StateMoment.NO_WATERMARK) {
            return StateMoment.NO_WATERMARK;
        }
        if (rule.closesWindowsWhenIdle()) {
            return END_OF_TIME;
        }
        return progress.maxMillis() + (batchMillis - progress.lastArrivalMillis()) - rule.boundMillis();
    }

    private boolean isIdle(OfSource source, long batchMillis) {
        return batchMillis - source.lastActiveMillis() >= rule.idleAfterMillis();
    }

    private boolean isDone(OfSource source, long batchMillis, long watermarkMillis) {
        return isIdle(source, batchMillis) && watermarkOf(source) <= watermarkMillis;
    }

    private long watermarkOf(OfSource source) {
        return source.hasElements() ? source.maxMillis() - rule.boundMillis() : StateMoment.NO_WATERMARK;
    }

    private static SourceId placeholder(String input) {
        return new SourceId(input, "");
    }

    private static Set<String> union(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
