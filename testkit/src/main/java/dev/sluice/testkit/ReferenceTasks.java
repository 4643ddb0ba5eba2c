package dev.sluice.testkit;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.OperatorSite;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of a job, each as often as it may fail, and names the operator whose function has failed.
 *
 * <p><b>Thread rule:</b> confined to the thread of its job.
 */
final class ReferenceTasks {
    private final BatchContext batch;
    private final int maxFailures;

    ReferenceTasks(BatchContext batch, int maxFailures) {
        this.batch = batch;
        this.maxFailures = maxFailures;
    }

    /** Returns what {@code task} returns inside a task, when it first does. */
    <R> R run(int partition, Origin origin, Callable<R> task) {
        for (int attempt = 0; ; attempt++) {
            try {
                TaskContext context =
                        new TaskContext(batch.batchId(), batch.batchTimeMilliseconds(), partition, attempt);
                return TaskContext.within(context, () -> attributed(origin, null, task));
            } catch (StreamingException failure) {
                if (attempt + 1 >= maxFailures || !isWorthRetrying(failure)) {
                    throw failure;
                }
            } catch (Exception unattributed) {
                throw new AssertionError("attributed() lets nothing else through", unattributed);
            }
        }
    }

    /** Calls a function of the user's that must not return null, and names the operator and the input in what it throws. */
    <R> R called(Origin origin, @Nullable Object input, Callable<@Nullable R> function) {
        R result = attributed(origin, input, function);
        if (result == null) {
            throw nullResult(origin, input);
        }
        return result;
    }

    /** Reads a split, and names the source and the split in what that throws. */
    <R> R read(Origin origin, Object split, Callable<R> reading) {
        try {
            return reading.call();
        } catch (OperatorException named) {
            throw named;
        } catch (Exception | StackOverflowError | AssertionError | LinkageError failure) {
            throw OperatorException.unreadable(site(origin), split, Samples.bounded(), failure);
        }
    }

    /** Returns what is thrown when a function has returned or emitted null; no input means that it was not given one element. */
    StreamingException nullResult(Origin origin, @Nullable Object input) {
        return OperatorException.returnedNull(site(origin), input, Samples.bounded());
    }

    /** Calls a function of the user's, and names the operator and the input in what it throws. */
    <R> R attributed(Origin origin, @Nullable Object input, Callable<R> function) {
        try {
            return function.call();
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
    }

    private static boolean isWorthRetrying(StreamingException failure) {
        return failure.code() == ErrorCode.TASK_FUNCTION_FAILED || failure.code() == ErrorCode.SOURCE_FAILED;
    }

    private static OperatorSite site(Origin origin) {
        TaskContext task = TaskContext.current();
        return new OperatorSite(
                origin.operator(),
                origin.callSite(),
                task.batchId(),
                task.batchTimeMilliseconds(),
                task.partition(),
                task.attempt() + 1);
    }
}
