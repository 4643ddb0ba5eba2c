package dev.sluice.internal.system;

/**
 * Is ended in two steps, so that several threads can end at the same time: first all are asked, then all are awaited.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
interface Endable {

    /** Asks the thread to end and returns at once. Repeated calls do nothing. */
    void requestEnd();

    /** Waits for the end, as long as {@code ending} allows; not for the calling thread itself. */
    void awaitEnd(Ending ending);

    /** Returns whether the thread has ended, so that nobody need remember it. */
    boolean hasEnded();
}
