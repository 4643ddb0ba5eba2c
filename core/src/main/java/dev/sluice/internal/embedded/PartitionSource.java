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

    /** Returns about how many elements a partition has, or {@link #UNKNOWN}; never computes anything. */
    long elementCount(int partition);

    /** Returns what is named when opening or walking a partition fails. */
    Origin origin();
}
