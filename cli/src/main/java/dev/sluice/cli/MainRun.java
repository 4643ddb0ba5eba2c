package dev.sluice.cli;

import dev.sluice.config.StreamingConf;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;

/**
 * Runs a main method that creates its contexts itself.
 *
 * <p>It is given settings as system properties, which every context reads, so they hold whatever the program asks for.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class MainRun {
    private final Method main;

    private MainRun(Method main) {
        this.main = main;
    }

    /** Returns the main method of a class; empty if it has none that can be called. */
    static Optional<MainRun> of(Class<?> type) {
        try {
            Method main = type.getMethod("main", String[].class);
            return Modifier.isStatic(main.getModifiers()) && main.getReturnType() == void.class
                    ? Optional.of(new MainRun(main))
                    : Optional.empty();
        } catch (NoSuchMethodException none) {
            return Optional.empty();
        }
    }

    /** Calls the method and returns when it does; throws what it throws. */
    void run(StreamingConf launched, List<String> arguments) throws Exception {
        launched.toLaunchProperties().forEach(System::setProperty);
        main.setAccessible(true); // the class itself need not be public
        try {
            main.invoke(null, (Object) arguments.toArray(new String[0]));
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Error error) {
                throw error;
            }
            throw thrown.getCause() instanceof Exception failure ? failure : thrown;
        }
    }
}
