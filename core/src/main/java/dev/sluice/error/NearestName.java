package dev.sluice.error;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name that a mistyped one was meant to be.
 *
 * <p>Measures the Levenshtein distance (insertions, deletions and replacements of single characters, Wagner and Fischer
 * 1974) without regard to case. Cost: the product of the two lengths per candidate, on names of bounded length.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
public final class NearestName {

    /** Beyond this length a text is no mistyped name, and comparing it would take quadratic time. */
    private static final int MAX_LENGTH = 200;

    private NearestName() {}

    /**
     * Returns the candidate at the smallest distance, the first of several; empty if even that one is too far away.
     *
     * @param name the name as it was written; one of more than 200 characters is near to nothing
     * @param candidates the names there are
     * @param maxDistance how many characters may have to change
     */
    public static Optional<String> of(String name, Collection<String> candidates, int maxDistance) {
        if (name.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return candidates.stream()
                .map(candidate -> new Scored(candidate, distance(lowerCase, candidate.toLowerCase(Locale.ROOT))))
                .min(Comparator.comparingInt(Scored::distance))
                .filter(best -> best.distance() <= maxDistance)
                .map(Scored::name);
    }

    static int distance(String left, String right) {
        int[] previous = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            previous[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = previous[column - 1] + (left.charAt(row - 1) == right.charAt(column - 1) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(previous[column], current[column - 1]) + 1);
            }
            previous = current;
        }
        return previous[right.length()];
    }

    private record Scored(String name, int distance) {}
}
