package dev.sluice.internal.embedded;

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
}
