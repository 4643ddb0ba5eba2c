package dev.sluice.internal.system;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs what is registered when the JVM shuts down, on Ctrl-C or SIGTERM for example.
 *
 * <p><b>Thread rule:</b> thread-safe because every access holds the class's monitor.
 */
public final class ShutdownHook {
    private static final Logger LOG = LoggerFactory.getLogger(ShutdownHook.class);
    private static final Set<ShutdownHook> REGISTERED = new LinkedHashSet<>();
    private static boolean isInstalled;

    private final Runnable action;

    private ShutdownHook(Runnable action) {
        this.action = action;
    }

    /** Registers an action, to be run once at shutdown unless it is {@link #cancel cancelled} before. */
    public static ShutdownHook register(Runnable action) {
        ShutdownHook hook = new ShutdownHook(action);
        synchronized (ShutdownHook.class) {
            if (!isInstalled) {
                Runtime.getRuntime().addShutdownHook(new Thread(ShutdownHook::runAll, "sluice-shutdown"));
                isInstalled = true;
            }
            REGISTERED.add(hook);
        }
        return hook;
    }

    /** Forgets the action; does nothing if it has run or was cancelled. */
    public void cancel() {
        synchronized (ShutdownHook.class) {
            REGISTERED.remove(this);
        }
    }

    private static void runAll() {
        List<ShutdownHook> hooks;
        synchronized (ShutdownHook.class) {
            hooks = new ArrayList<>(REGISTERED);
        }
        for (ShutdownHook hook : hooks) {
            try {
                hook.action.run();
            } catch (RuntimeException failure) {
                LOG.error("Stopping at shutdown failed", failure);
            }
        }
    }
}
