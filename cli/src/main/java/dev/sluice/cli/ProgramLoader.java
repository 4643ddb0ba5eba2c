package dev.sluice.cli;

import dev.sluice.StreamingProgram;
import dev.sluice.examples.Examples;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** Loads a program of the user's from jars and the class path. */
final class ProgramLoader implements AutoCloseable {
    private final URLClassLoader classes;

    /**
     * Opens the jars.
     *
     * @throws NotLoadedException if one of them is not there
     */
    ProgramLoader(List<Path> jars) {
        this.classes = new URLClassLoader(jars.stream().map(ProgramLoader::url).toArray(URL[]::new));
    }

    /**
     * Creates the program with a class name.
     *
     * @throws NotLoadedException if there is none, or it cannot be created
     */
    StreamingProgram load(String className) {
        try {
            Class<?> type = classes.loadClass(className);
            if (!StreamingProgram.class.isAssignableFrom(type)) {
                throw new NotLoadedException("Class " + className + " does not implement "
                        + StreamingProgram.class.getName() + "; a class with only a main method is run with java -cp.");
            }
            return (StreamingProgram) type.getDeclaredConstructor().newInstance();
        } catch (ClassNotFoundException missing) {
            throw new NotLoadedException("There is no example and no class named '" + className + "'. Examples: "
                    + Examples.all().stream().map(Examples.Entry::name).collect(Collectors.joining(", "))
                    + ". Name the jar of a class with --jar.");
        } catch (ReflectiveOperationException failure) {
            throw new NotLoadedException("Class " + className
                    + " cannot be created; it needs a public constructor without parameters: " + failure);
        }
    }

    @Override
    public void close() throws IOException {
        classes.close();
    }

    private static URL url(Path jar) {
        if (!Files.isReadable(jar)) {
            throw new NotLoadedException("--jar " + jar + " cannot be read.");
        }
        try {
            return jar.toUri().toURL();
        } catch (MalformedURLException wrong) {
            throw new NotLoadedException("--jar " + jar + " cannot be read: " + wrong.getMessage());
        }
    }

    /** Says why there is no program to run. */
    static final class NotLoadedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotLoadedException(String message) {
            super(message);
        }
    }
}
