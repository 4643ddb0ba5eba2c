package dev.sluice.spark;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.StreamingException;
import java.io.Serializable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a task came to: its result, or a failure that trying again would not mend.
 *
 * <p>Spark tries every task again that throws. Such a failure therefore travels as a value.
 *
 * <p><b>Thread rule:</b> immutable, if the result is.
 *
 * @param result the result, or null if there is a failure
 * @param failure the failure, or null if there is a result
 */
record Outcome<R>(@Nullable R result, @Nullable StreamingException failure) implements Serializable {

    /** Calls {@code task}; lets through what it throws if trying again may help. */
    static <R> Outcome<R> of(Supplier<R> task) {
        try {
            return new Outcome<>(task.get(), null);
        } catch (StreamingException failure) {
            if (UserCalls.isWorthRetrying(failure)) {
                throw failure;
            }
            return new Outcome<>(null, failure);
        }
    }

    /** Returns the result, or throws the failure. */
    R orThrow() {
        if (failure != null) {
            throw failure;
        }
        return requireNonNull(result, "result");
    }
}
