package dev.sluice.internal.eventtime;

import dev.sluice.rdd.StateMoment;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far the event time of a stream has come: all that the next batch's watermark depends on.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param inputs the inputs that were ever seen
 * @param sources the partitions of sources that may still matter, by input and name
 * @param maxMillis the largest timestamp of all, or {@link StateMoment#NO_WATERMARK}
 * @param lastArrivalMillis the time of the last batch that had an element
 * @param watermarkMillis the watermark, or {@link StateMoment#NO_WATERMARK}
 */
public record Progress(
        Set<String> inputs,
        Map<SourceId, OfSource> sources,
        long maxMillis,
        long lastArrivalMillis,
        long watermarkMillis) {
    /** Before the first batch. */
    public static final Progress NONE = new Progress(
            Set.of(), Map.of(), StateMoment.NO_WATERMARK, StateMoment.NO_WATERMARK, StateMoment.NO_WATERMARK);

    public Progress {
        inputs = Set.copyOf(inputs);
        sources = Map.copyOf(sources);
    }

    /**
     * The progress of one partition of a source.
     *
     * @param maxMillis its largest timestamp, or {@link StateMoment#NO_WATERMARK} if it has had no element
     * @param lastActiveMillis the time of the last batch in which it had an element; of the first batch if it has had none
     */
    public record OfSource(long maxMillis, long lastActiveMillis) {
        /** Returns whether the partition has had an element. */
        boolean hasElements() {
            return maxMillis != StateMoment.NO_WATERMARK;
        }
    }

    /** Returns the progress in an order that does not depend on hashing, for messages. */
    @Override
    public String toString() {
        Map<String, OfSource> ordered = new TreeMap<>();
        sources.forEach((id, source) -> ordered.put(id.toString(), source));
        return "Progress[" + new TreeSet<>(inputs) + ", " + ordered + ", max=" + maxMillis + ", lastArrival="
                + lastArrivalMillis + ", watermark=" + watermarkMillis + "]";
    }
}
