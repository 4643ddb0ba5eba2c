package dev.sluice.internal.state;

/**
 * What one attempt at a partition changed; forgotten unless it is committed.
 *
 * <p><b>Thread rule:</b> handed from the task that made it to the thread that commits.
 */
public interface StateChanges {

    /** Makes the changes part of the committed state. Called at most once, when nothing reads the state. Calls no user code. */
    void commit();
}
