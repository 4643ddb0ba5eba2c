package dev.sluice.internal.embedded;

import dev.sluice.error.Samples;
import dev.sluice.rdd.TaskAdditions;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime.BatchContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a task until it succeeds, fails in a way that trying again does not cure, or has been tried often enough.
 *
 * <p><b>Thread rule:</b> immutable; called on the threads that run tasks.
 */
record TaskRetry(BatchContext batch, Samples samples) {
    private static final Logger LOG = LoggerFactory.getLogger(TaskRetry.class);

    @Nullable
    Object run(TaskGroup group, int partition, TaskBody body) throws Exception {
        int last = group.firstAttempt() + group.attempts() - 1;
        for (int attempt = group.firstAttempt(); ; attempt++) {
            try {
                return runOnce(
                        new TaskContext(batch.batchId(), batch.batchTimeMilliseconds(), partition, attempt), body);
            } catch (Throwable failure) {
                if (attempt == last || !Failures.isWorthRetrying(failure)) {
                    throw failure;
                }
                LOG.warn(
                        "Task of {} for partition {} of {} failed and is tried again, attempt {} of {}: {}",
                        group.key().origin(),
                        partition,
                        batch,
                        attempt + 1,
                        last + 1,
                        failure.getMessage());
            }
        }
    }

    private @Nullable Object runOnce(TaskContext context, TaskBody body) throws Exception {
        TaskAdditions recorder = body.recorder(context.partition());
        TaskAttempt attempt = new TaskAttempt(context, samples, recorder);
        if (recorder == null) {
            return TaskContext.within(context, () -> runToItsEnd(attempt, body));
        }
        Object result = TaskContext.within(context, () -> recorder.recording(() -> runToItsEnd(attempt, body)));
        body.succeeded(context.partition(), recorder);
        return result;
    }

    private static @Nullable Object runToItsEnd(TaskAttempt attempt, TaskBody body) {
        Object result = null;
        Throwable failure = null;
        try {
            result = body.run(attempt.context().partition(), attempt);
            attempt.throwIfFailureWasSwallowed();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        failure = attempt.closeAll(failure);
        if (failure != null) {
            throw Failures.unchecked(failure);
        }
        return result;
    }
}
