package dev.sluice.internal.embedded;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.OperatorSite;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.TaskAdditions;
import dev.sluice.rdd.TaskContext;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One try at a task: names what failed in it, and closes what it opened.
 *
 * <p><b>Thread rule:</b> confined to the thread that runs the attempt.
 */
final class TaskAttempt {
    private final TaskContext context;
    private final Samples samples;
    private final @Nullable TaskAdditions recorder;

    private @Nullable Deque<AutoCloseable> opened;
    private @Nullable List<Read> reads;
    private @Nullable RuntimeException firstFailure;

    /**
     * Creates an attempt.
     *
     * @param recorder records additions to accumulators, null if the job counts nothing
     */
    TaskAttempt(TaskContext context, Samples samples, @Nullable TaskAdditions recorder) {
        this.context = context;
        this.samples = samples;
        this.recorder = recorder;
    }

    private record Read(Origin origin, Object split) {}

    TaskContext context() {
        return context;
    }

    /** Returns what records additions to accumulators, null if the job counts nothing. */
    @Nullable
    TaskAdditions recorder() {
        return recorder;
    }

    /** Returns what records additions to accumulators, in chains that are for counting. */
    TaskAdditions additions() {
        if (recorder == null) {
            throw new AssertionError("a chain that counts runs in a task that does not");
        }
        return recorder;
    }

    /**
     * Returns the exception to throw when a user's function has thrown.
     *
     * @param element what the function was given, null if there was no one element
     */
    RuntimeException failed(Origin origin, @Nullable Object element, Throwable cause) {
        if (cause instanceof OperatorException furtherDown) {
            return furtherDown;
        }
        if (cause instanceof InterruptedException || Failures.isOfMachine(cause)) {
            throw Failures.unchecked(cause);
        }
        if (cause instanceof StreamingException refused && refused.code() == ErrorCode.TASK_NULL_ELEMENT) {
            return returnedNull(origin, element); // found inside an operation that is composed of others
        }
        if (element == null && reads != null) {
            for (Read read : reads) {
                if (read.origin.equals(origin)) {
                    return remember(OperatorException.unreadable(site(origin), read.split, samples, cause));
                }
            }
        }
        return remember(OperatorException.threw(site(origin), element, samples, cause));
    }

    /** Says that the operator {@code origin} is a source that reads a split, so that a failure without an element is one to read it. */
    void reads(Origin origin, Object split) {
        if (reads == null) {
            reads = new ArrayList<>(1);
        }
        reads.add(new Read(origin, split));
    }

    /** Returns the exception to throw when a user's function has returned null. */
    RuntimeException returnedNull(Origin origin, @Nullable Object element) {
        return remember(OperatorException.returnedNull(site(origin), element, samples));
    }

    /** Closes {@code resource} when this attempt ends, if it can be closed. */
    void closeAtEnd(Object resource) {
        if (resource instanceof AutoCloseable closeable) {
            if (opened == null) {
                opened = new ArrayDeque<>(2);
            }
            opened.push(closeable);
        }
    }

    /** Throws the failure that a user's function has caught on its way up, as functions that push or pull elements can. */
    void throwIfFailureWasSwallowed() {
        if (firstFailure != null) {
            throw firstFailure;
        }
    }

    /**
     * Closes what was opened, last first, and keeps going.
     *
     * @param failure what ended the attempt, null if nothing failed
     * @return {@code failure}, or the first failure to close
     */
    @Nullable
    Throwable closeAll(@Nullable Throwable failure) {
        Throwable first = failure;
        while (opened != null && !opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Throwable closing) {
                if (first == null) {
                    first = closing;
                } else if (first != closing) {
                    first.addSuppressed(closing);
                }
            }
        }
        return first;
    }

    private RuntimeException remember(RuntimeException failure) {
        if (firstFailure == null) {
            firstFailure = failure;
        }
        return failure;
    }

    private OperatorSite site(Origin origin) {
        return new OperatorSite(
                origin.operator(),
                origin.callSite(),
                context.batchId(),
                context.batchTimeMilliseconds(),
                context.partition(),
                context.attempt() + 1);
    }
}
