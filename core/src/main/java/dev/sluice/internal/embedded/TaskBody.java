package dev.sluice.internal.embedded;

import dev.sluice.rdd.TaskAdditions;
import org.jspecify.annotations.Nullable;

/**
 * What the tasks of a stage do.
 *
 * <p><b>Thread rule:</b> called from several tasks at once.
 */
@FunctionalInterface
interface TaskBody {

    /** Runs one attempt at a partition; may be called again if it throws. */
    @Nullable
    Object run(int partition, TaskAttempt attempt) throws Exception;

    /** Returns the recorder for one attempt at a partition, null if the job counts nothing. */
    default @Nullable TaskAdditions recorder(int partition) {
        return null;
    }

    /** Takes what the attempt that succeeded has recorded. */
    default void succeeded(int partition, TaskAdditions recorder) {}
}
