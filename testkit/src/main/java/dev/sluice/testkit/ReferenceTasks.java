package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.OperatorSite;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Additions;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskAdditions;
import dev.sluice.rdd.TaskContext;
import dev.sluice.spi.BatchRuntime.BatchContext;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the tasks of a job, each as often as it may fail, and names the operator whose function has failed.
 *
 * <p><b>Thread rule:</b> confined to the thread of its job.
 */
final class ReferenceTasks {
    private final BatchContext batch;
    private final int maxFailures;
    private final Additions additions = new Additions();

    ReferenceTasks(BatchContext batch, int maxFailures) {
        this.batch = batch;
        this.maxFailures = maxFailures;
    }

    /** A partition of a node; nodes are compared by identity. */
    private record Walk(RDDNode<?> node, int partition) {}

    /** Returns what the tasks that succeeded added to accumulators. */
    Additions additions() {
        return additions;
    }

    /**
     * Returns what {@code task} returns inside a task, when it first does.
     *
     * @param node the node whose partition the task computes
     * @param step what the task is for
     */
    <R> R run(RDDNode<?> node, int partition, Object step, Origin origin, Callable<R> task) {
        for (int attempt = 0; ; attempt++) {
            try {
                TaskContext context =
                        new TaskContext(batch.batchId(), batch.batchTimeMilliseconds(), partition, attempt);
                TaskAdditions recorder = new TaskAdditions(new Walk(node, partition), step);
                R result = TaskContext.within(context, () -> recorder.recording(() -> attributed(origin, null, task)));
                additions.include(recorder.additions());
                return result;
            } catch (StreamingException failure) {
                if (attempt + 1 >= maxFailures || !isWorthRetrying(failure)) {
                    throw failure;
                }
            } catch (Exception unattributed) {
                throw new AssertionError("attributed() lets nothing else through", unattributed);
            }
        }
    }

    /** Computes a partition of a node, inside a task that may be for another one. */
    <R> R walking(RDDNode<?> node, int partition, Supplier<R> computation) {
        TaskAdditions recorder = requireNonNull(TaskAdditions.current(), "only inside a task");
        Object outerWalk = recorder.walk(new Walk(node, partition));
        Object outerStep = recorder.step(node);
        try {
            return computation.get();
        } finally {
            recorder.step(outerStep);
            recorder.walk(outerWalk);
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
