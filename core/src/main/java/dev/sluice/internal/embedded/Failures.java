package dev.sluice.internal.embedded;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.error.StreamingException;

/**
 * Decides which failures another attempt could cure.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
final class Failures {

    private Failures() {}

    /** Returns whether the same task may succeed when it is run again. */
    static boolean isWorthRetrying(Throwable failure) {
        if (failure instanceof InterruptedException || failure instanceof VirtualMachineError) {
            return false;
        }
        if (failure instanceof OperatorException operatorFailure) {
            Throwable cause = operatorFailure.getCause();
            return operatorFailure.code() != ErrorCode.TASK_NULL_ELEMENT && (cause == null || isWorthRetrying(cause));
        }
        return !(failure instanceof StreamingException streamingFailure) || isWorthRetrying(streamingFailure.code());
    }

    private static boolean isWorthRetrying(ErrorCode code) {
        return switch (code.area()) {
            case CONFIGURATION, GRAPH, LIFECYCLE, CODEC, INTERNAL -> false;
            case TASK -> code != ErrorCode.TASK_NULL_ELEMENT && code != ErrorCode.TASK_CANCELLED;
            case SOURCE, SINK, STORAGE -> true;
        };
    }

    /**
     * Returns whether the JVM itself is in trouble, which no operator is to blame for. A stack overflow is not: it is the user's
     * recursion.
     */
    static boolean isOfMachine(Throwable failure) {
        return failure instanceof VirtualMachineError && !(failure instanceof StackOverflowError);
    }

    /** Throws {@code failure} as it is, checked or not; returns only for the compiler, so that callers can throw the result. */
    static RuntimeException unchecked(Throwable failure) {
        return Failures.<RuntimeException>rethrow(failure);
    }

    @SuppressWarnings("unchecked") // the cast is erased: that is the point
    private static <X extends Throwable> RuntimeException rethrow(Throwable failure) throws X {
        throw (X) failure;
    }
}
