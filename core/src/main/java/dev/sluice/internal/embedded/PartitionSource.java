package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Where the elements of a strand's partitions come from.
 *
 * <p><b>Thread rule:</b> thread-safe; several tasks open partitions at the same time, and a retried task opens its own again.
 */
interface PartitionSource {
    /** What {@link #elementCount} returns when only reading would tell. */
    long UNKNOWN = -1;

    /** Opens a partition at its first element; null only if a user's function returned it. */
    @Nullable
    Iterator<?> open(int partition, TaskAttempt attempt) throws Exception;

    /**
     * Pushes all elements of a partition through a chain.
     *
     * @param loop drives the chain
     */
    default void push(int partition, SourceLoop loop, TaskState state) throws Exception {
        loop.drain(opened(partition, state.attempt()), origin(), state);
    }

    /** Opens a partition, and blames this source if it cannot be. */
    default Iterator<?> opened(int partition, TaskAttempt attempt) {
        Iterator<?> elements;
        try {
            elements = open(partition, attempt);
        } catch (Throwable thrown) {
            throw attempt.failed(origin(), null, thrown);
        }
        if (elements == null) {
            throw attempt.returnedNull(origin(), null);
        }
        return elements;
    }

    /** Returns about how many elements a partition has, or {@link #UNKNOWN}; never computes anything. */
    long elementCount(int partition);

    /** Returns what is named when opening or walking a partition fails. */
    Origin origin();
}
