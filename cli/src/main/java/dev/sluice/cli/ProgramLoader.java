package dev.sluice.cli;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;

/**
 * Finds classes of the user's in jars and on the class path.
 *
 * <p>Its jars stay open until the process ends: threads that a main method has started may go on after it.
 *
 * <p><b>Thread rule:</b> confined to the main thread.
 */
final class ProgramLoader {
    private final URLClassLoader classes;

    /**
     * Opens the jars, and lets libraries of the program find what is in them.
     *
     * @throws WrongUsageException if one of them is no jar that can be read
     */
    ProgramLoader(List<Path> jars) {
        this.classes = new URLClassLoader(jars.stream().map(ProgramLoader::url).toArray(URL[]::new));
        Thread.currentThread().setContextClassLoader(classes);
    }

    /** Returns the class with a name; empty if there is none. */
    Optional<Class<?>> find(String className) {
        try {
            return Optional.of(classes.loadClass(className));
        } catch (ClassNotFoundException missing) {
            return Optional.empty();
        }
    }

    private static URL url(Path jar) {
        try {
            if (!Files.isDirectory(jar)) {
                new JarFile(jar.toFile()).close();
            }
            return jar.toUri().toURL();
        } catch (MalformedURLException wrong) {
            throw new WrongUsageException("--jar " + jar + " cannot be read: " + wrong.getMessage(), wrong);
        } catch (IOException unreadable) {
            String reason =
                    Files.exists(jar) ? "is not a jar that can be read: " + unreadable.getMessage() : "does not exist";
            throw new WrongUsageException("--jar " + jar + " " + reason + ".", unreadable);
        }
    }
}
