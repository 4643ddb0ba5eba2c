package dev.sluice.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A file of the repository, named by its path below the top, as text.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record SourceFile(String path, String text) {
    /** Reads every Java file of every module, but for the offenders that the rules are tested with. */
    static List<SourceFile> allJava() {
        return read(".java").stream()
                .filter(file -> file.path().contains("/src/"))
                .filter(file -> !file.path().contains("/architecture/planted/"))
                .toList();
    }

    static List<SourceFile> allMarkdown() {
        return read(".md");
    }

    /** Returns the directory that holds the modules. */
    static Path top() {
        Path top = Path.of("").toAbsolutePath().getParent();
        if (!Files.exists(top.resolve("core/pom.xml"))) {
            throw new AssertionError("Tests run in the directory of their module; " + top + " holds no core/pom.xml");
        }
        return top;
    }

    private static List<SourceFile> read(String suffix) {
        Path top = top();
        try (Stream<Path> paths = Files.walk(top)) {
            return paths.filter(path -> path.toString().endsWith(suffix))
                    .filter(path -> !path.toString().contains("/target/"))
                    .map(path -> new SourceFile(top.relativize(path).toString(), readText(path)))
                    .sorted((first, second) -> first.path().compareTo(second.path()))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list the sources below " + top, e);
        }
    }

    private static String readText(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + path, e);
        }
    }

    int lineCount() {
        return (int) text.lines().count();
    }

    boolean isProduction() {
        return path.contains("/src/main/java/");
    }

    String directory() {
        return path.substring(0, path.lastIndexOf('/'));
    }
}
