package dev.sluice.internal.ingest;

import dev.sluice.spi.Disk;
import dev.sluice.spi.Disk.Entry;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the files of one directory, or of all directories that a pattern such as {@code /logs/2024-*} names.
 *
 * <p>Left out are names that begin with {@code .} or {@code _} and those that end with {@code .tmp} or {@code .inprogress}: by
 * convention they are not complete. Subdirectories are not looked into.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class DirectoryPattern {
    private static final String GLOB_CHARACTERS = "*?[{";

    private final Path pattern;

    DirectoryPattern(Path pattern) {
        this.pattern = pattern;
    }

    boolean isGlob() {
        return isGlob(pattern.toString());
    }

    /** Returns the files, in no order; throws if a directory cannot be listed, or if one that is named without a pattern is not there. */
    List<Entry> files(Disk disk) throws IOException {
        List<Entry> files = new ArrayList<>();
        for (Path directory : directories(disk)) {
            for (Entry entry : disk.list(directory)) {
                if (!entry.isDirectory() && isComplete(entry.path())) {
                    files.add(entry);
                }
            }
        }
        return files;
    }

    @Override
    public String toString() {
        return pattern.toString();
    }

    private List<Path> directories(Disk disk) throws IOException {
        Path start = pattern.getRoot() == null ? Path.of("") : pattern.getRoot();
        List<Path> directories = List.of(start);
        boolean hasMatched = false;
        for (Path component : pattern) {
            boolean isGlob = isGlob(component.toString());
            hasMatched |= isGlob;
            directories =
                    isGlob ? matching(disk, directories, component) : below(disk, directories, component, hasMatched);
        }
        return directories;
    }

    private static List<Path> matching(Disk disk, List<Path> parents, Path glob) throws IOException {
        PathMatcher matcher = glob.getFileSystem().getPathMatcher("glob:" + glob);
        List<Path> matches = new ArrayList<>();
        for (Path parent : parents) {
            for (Entry entry : entries(disk, parent)) {
                if (entry.isDirectory() && matcher.matches(entry.path().getFileName())) {
                    matches.add(entry.path());
                }
            }
        }
        return matches;
    }

    /** Behind a pattern, only some of the directories may have the component. */
    private static List<Path> below(Disk disk, List<Path> parents, Path component, boolean mayLack) throws IOException {
        List<Path> children = new ArrayList<>();
        for (Path parent : parents) {
            Path child = parent.resolve(component);
            if (!mayLack || disk.exists(child)) {
                children.add(child);
            }
        }
        return children;
    }

    private static List<Entry> entries(Disk disk, Path parent) throws IOException {
        try {
            return disk.list(parent.toString().isEmpty() ? Path.of(".") : parent);
        } catch (NoSuchFileException missing) {
            return List.of();
        }
    }

    private static boolean isGlob(String text) {
        return text.chars().anyMatch(character -> GLOB_CHARACTERS.indexOf(character) >= 0);
    }

    private static boolean isComplete(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".")
                && !name.startsWith("_")
                && !name.endsWith(".tmp")
                && !name.endsWith(".inprogress");
    }
}
