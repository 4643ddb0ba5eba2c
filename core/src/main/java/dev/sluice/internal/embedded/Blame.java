package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exception of a stage whose user function threw; a class of its own so that it is not initialised before the first failure.
 *
 * <p><b>Why.</b> A handler that passes the element to a method makes it escape, so that every boxed number and pair of an inlined chain
 * would have to be allocated after all: up to JDK 21, C2 compiles handlers that were never entered. A call to a class that is not
 * initialised yet it compiles as a trap, in which nothing escapes. After the first failure in a process chains run without that gain.
 *
 * <p><b>Thread rule:</b> immutable; static functions only.
 */
final class Blame {

    private Blame() {}

    static RuntimeException threw(TaskState state, Origin origin, @Nullable Object element, Throwable thrown) {
        return state.attempt().failed(origin, element, thrown);
    }
}
