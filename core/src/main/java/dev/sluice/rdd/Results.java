package dev.sluice.rdd;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import org.jspecify.annotations.Nullable;

/**
 * Refuses what an operator must not produce or cannot work with, naming the operator.
 *
 * <p>A runtime checks the elements that come out of a narrow operator. What a user's function hands to an operation that is composed
 * here, such as the value inside a pair, passes no runtime's check, and is checked by this class.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class Results {

    private Results() {}

    /** Returns a function's result unless it is null. */
    static <T> T notNull(@Nullable T result, Origin origin) {
        if (result == null) {
            throw new StreamingException(
                    ErrorCode.TASK_NULL_ELEMENT,
                    "The function of " + origin
                            + " returned null, which no RDD may contain. Filter it out, or use Optional.");
        }
        return result;
    }

    /** Returns what is thrown when an operation needs an element and there is none. */
    static StreamingException empty(Origin origin, String fix) {
        return new StreamingException(
                ErrorCode.TASK_EMPTY_RDD, origin + " needs at least one element, and the RDD is empty. " + fix);
    }

    /** Returns what is thrown for an argument outside of its bounds. */
    static StreamingException outOfBounds(Origin origin, String expectation, Object actual) {
        return new StreamingException(
                ErrorCode.INVALID_ARGUMENT, origin + ": " + expectation + ", got " + actual + ".");
    }

    static int atLeast(int minimum, int value, String name, Origin origin) {
        if (value < minimum) {
            throw outOfBounds(origin, name + " must be at least " + minimum, value);
        }
        return value;
    }
}
