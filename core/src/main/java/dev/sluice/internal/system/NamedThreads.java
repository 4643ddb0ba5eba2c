package dev.sluice.internal.system;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Creates all threads of a context: daemons, named for what they do, with a last handler for what they throw.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class NamedThreads {
    private static final Logger LOG = LoggerFactory.getLogger(NamedThreads.class);

    private final String prefix;

    NamedThreads(String prefix) {
        this.prefix = prefix;
    }

    /** Creates a thread without starting it. */
    Thread create(String name, Runnable body) {
        Thread thread = new Thread(body, prefix + "-" + name);
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler(
                (failed, e) -> LOG.error("Thread {} ended with a failure that nothing handled.", failed.getName(), e));
        return thread;
    }
}
