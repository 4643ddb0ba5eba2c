package dev.sluice.spark;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.OperatorSite;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.TaskContext;
import java.io.Serializable;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Calls the user's functions inside a Spark task: they see their task, and what they throw names the operator.
 *
 * <p><b>Thread rule:</b> immutable; a copy travels with each task.
 *
 * @param batchId the batch's sequence number, or -1
 * @param batchMillis the batch's time since the epoch, or -1
 */
record UserCalls(long batchId, long batchMillis) implements Serializable {

    static boolean isWorthRetrying(StreamingException failure) {
        return failure.code() == ErrorCode.TASK_FUNCTION_FAILED;
    }

    /** Returns what the function returns, which must not be null; no input means that it is not given one element. */
    <R> R called(Origin origin, @Nullable Object input, Callable<@Nullable R> function) {
        R result;
        try {
            result = TaskContext.within(task(), function);
        } catch (OperatorException named) {
            throw named;
        } catch (StreamingException refusal) {
            throw switch (refusal.code()) {
                case TASK_NULL_ELEMENT -> nullResult(origin, input);
                case TASK_NOT_SERIALIZABLE -> refusal;
                default -> OperatorException.threw(site(origin), input, Samples.bounded(), refusal);
            };
        } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
            throw OperatorException.threw(site(origin), input, Samples.bounded(), failure);
        }
        return notNull(result, origin, input);
    }

    /** Returns {@code result}, or refuses the null that a function has returned or emitted. */
    <R> R notNull(@Nullable R result, Origin origin, @Nullable Object input) {
        if (result == null) {
            throw nullResult(origin, input);
        }
        return result;
    }

    private StreamingException nullResult(Origin origin, @Nullable Object input) {
        return OperatorException.returnedNull(site(origin), input, Samples.bounded());
    }

    private TaskContext task() {
        org.apache.spark.TaskContext task = org.apache.spark.TaskContext.get();
        return new TaskContext(batchId, batchMillis, task.partitionId(), task.attemptNumber());
    }

    private OperatorSite site(Origin origin) {
        TaskContext task = task();
        return new OperatorSite(
                origin.operator(), origin.callSite(), batchId, batchMillis, task.partition(), task.attempt() + 1);
    }
}
