package dev.sluice.internal.simulated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Runs the bodies of a {@code runAll} one after the other.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class SequentialBodies {

    private SequentialBodies() {}

    static <R> List<R> run(List<? extends Callable<R>> bodies) throws Exception {
        List<R> results = new ArrayList<>(bodies.size());
        Throwable first = null;
        for (Callable<R> body : bodies) {
            try {
                results.add(body.call());
            } catch (Throwable e) { // errors too: all bodies run, whatever one of them does
                first = firstOf(first, e);
            }
        }
        if (first instanceof Error error) {
            throw error;
        }
        if (first != null) {
            throw (Exception) first;
        }
        return Collections.unmodifiableList(results);
    }

    private static Throwable firstOf(@Nullable Throwable first, Throwable next) {
        if (first == null) {
            return next;
        }
        if (first != next) {
            first.addSuppressed(next);
        }
        return first;
    }
}
