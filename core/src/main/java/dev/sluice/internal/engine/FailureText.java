package dev.sluice.internal.engine;

import org.slf4j.Logger;

/**
 * Tells of what a user's code threw, also when telling fails: an exception's own text may throw.
 *
 * <p><b>Thread rule:</b> stateless.
 */
final class FailureText {
    private FailureText() {}

    /** Returns the failure's {@code toString}, or its class if that fails. */
    static String of(Throwable failure) {
        try {
            return String.valueOf(failure);
        } catch (Throwable broken) { // a failure's text must not hide the failure
            return failure.getClass().getName() + " (its text failed with "
                    + broken.getClass().getName() + ")";
        }
    }

    /** Logs what happened, with the failure's stack if it can be shown. */
    static void error(Logger log, String what, Throwable failure) {
        try {
            log.error(what, failure);
        } catch (Throwable broken) { // loggers ask the failure for its text
            log.error("{}: {}", what, of(failure));
        }
    }
}
