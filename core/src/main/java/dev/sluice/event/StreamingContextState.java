package dev.sluice.event;

/** How far a streaming context has come; it only moves forward. */
public enum StreamingContextState {
    /** The program is being built. */
    INITIALIZED,
    /** Batches are cut, or a graceful stop still works on what was taken in. */
    ACTIVE,
    /** It has ended, or failed to start; it cannot be started again. */
    STOPPED
}
