package dev.sluice.config;

/**
 * Says what follows on a batch that failed after its retries.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public enum FailurePolicy {
    /** The next batch runs; the failure is reported by an event and a log line. */
    CONTINUE,
    /** The context stops, and {@code awaitTermination} throws the failure. */
    STOP
}
