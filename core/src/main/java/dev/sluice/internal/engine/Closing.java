package dev.sluice.internal.engine;

import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes one thing after the other; what one throws is logged and passed on, and the next one is closed all the same.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record Closing(Consumer<Throwable> failures) {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    /** Closes something that is called {@code name} in the log. */
    void close(String name, Runnable close) {
        try {
            close.run();
        } catch (Throwable failure) {
            FailureText.error(
                    LOG, "Closing the " + name + " failed; what comes after it is closed all the same", failure);
            failures.accept(failure);
        }
    }
}
