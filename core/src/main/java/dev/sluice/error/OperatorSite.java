package dev.sluice.error;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Instant;

/**
 * Says which operator was running, for which batch and in which task.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param operator the operator's label in the graph, for example {@code map#3}
 * @param callSite the user's line that created it, for example {@code WordCount.main(WordCount.java:12)}
 * @param batchId the batch's sequence number, or -1 outside of batches
 * @param batchMillis the batch's time in milliseconds since the epoch, or -1
 * @param partition the index of the partition, from 0
 * @param attempt the number of the attempt, from 1
 */
public record OperatorSite(String operator, String callSite, long batchId, long batchMillis, int partition, int attempt)
        implements Serializable {

    /** Checks that no part is missing. */
    public OperatorSite {
        requireNonNull(operator, "operator");
        requireNonNull(callSite, "callSite");
    }

    /** Returns the site as the end of a sentence that begins with what happened. */
    @Override
    public String toString() {
        String batch = batchId < 0 ? "no batch" : "batch " + batchId + " (" + Instant.ofEpochMilli(batchMillis) + ")";
        return "operator '" + operator + "' (" + callSite + "), " + batch + ", partition " + partition + ", attempt "
                + attempt;
    }
}
