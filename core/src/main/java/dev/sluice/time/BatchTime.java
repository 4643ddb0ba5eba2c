package dev.sluice.time;

import java.io.Serializable;
import java.time.Instant;

/**
 * Identifies a batch to user code: its sequence number, and the time it stands for.
 *
 * <p>The sequence number is the identity. Two values with the same {@link #id()} are equal, also when one of them
 * replays the other; several batches may share one time. Prints as {@code 1000 ms}.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param id the batch's sequence number, from 0, rising by one per batch
 * @param milliseconds the batch's time in milliseconds since the epoch: the edge of the grid that it was cut for
 * @param isReplay whether this batch has run before, in full or in part, and runs again after a restart
 * @param isEdge whether this batch ends a cell of the grid, as every batch does unless batches are cut on arrival; windows, {@code
 *     updateStateByKey} and timeouts act on such a batch only
 */
public record BatchTime(long id, long milliseconds, boolean isReplay, boolean isEdge)
        implements Comparable<BatchTime>, Serializable {

    /** Checks that the sequence number is not negative. */
    public BatchTime {
        if (id < 0) {
            throw new IllegalArgumentException("The id of a batch must be at least 0, got " + id);
        }
    }

    /**
     * Returns the time of a batch that runs for the first time and ends a cell of the grid.
     *
     * @param id the batch's sequence number, from 0
     * @param milliseconds the batch's time in milliseconds since the epoch
     */
    public static BatchTime of(long id, long milliseconds) {
        return new BatchTime(id, milliseconds, false, true);
    }

    /** Returns this batch as one that was cut between two edges of the grid. */
    public BatchTime betweenEdges() {
        return new BatchTime(id, milliseconds, isReplay, false);
    }

    /** Returns this batch, marked as replayed. */
    public BatchTime asReplay() {
        return new BatchTime(id, milliseconds, true, isEdge);
    }

    /** Returns the batch's time. */
    public Instant time() {
        return Instant.ofEpochMilli(milliseconds);
    }

    /** Orders batches by {@link #id()}, which is the order in which they run. */
    @Override
    public int compareTo(BatchTime other) {
        return Long.compare(id, other.id);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BatchTime that && that.id == id;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(id);
    }

    /** Returns the time as {@code 1000 ms}. */
    @Override
    public String toString() {
        return milliseconds + " ms";
    }
}
