package dev.sluice.sketches;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts of the values that may be frequent, by the rule of Misra and Gries.
 *
 * <p>There is room for so many counts. A value that finds none is dropped, and one is taken from every count, so that counts that reach 0 make room. Whatever is
 * taken from one value is taken from as many others as there are counts; so no count is short of the truth by more than n / (room + 1) of n values.
 * Two tallies are put together by adding counts, and taking from all of them the greatest that finds no room. The bound holds through any merging. (Agarwal et al.:
 * Mergeable Summaries, 2012.)
 *
 * <p><b>Thread rule:</b> used by one thread at a time; while nobody adds to it, by several.
 *
 * @param counts what is left of the count of each value, 1 or more, in the order of arrival; may change
 * @param taken how much was taken from a count at most
 */
public record Tallies<T>(Map<T, Long> counts, long taken) implements Serializable {

    public Tallies {
        requireNonNull(counts, "counts");
    }

    static <T> Tallies<T> create() {
        return new Tallies<>(new LinkedHashMap<>(), 0);
    }

    /** Returns these tallies, changed, with a value. */
    Tallies<T> with(T value, int room) {
        if (counts.size() < room || counts.containsKey(value)) {
            counts.merge(value, 1L, Long::sum);
            return this;
        }
        takeFromAll(counts, 1);
        return new Tallies<>(counts, taken + 1);
    }

    /** Returns new tallies of what both counted. */
    Tallies<T> mergedWith(Tallies<T> later, int room) {
        Map<T, Long> sums = new LinkedHashMap<>(counts);
        later.counts.forEach((value, count) -> sums.merge(value, count, Long::sum));
        long takenNow = 0;
        if (sums.size() > room) {
            takenNow = sums.values().stream()
                    .sorted(Comparator.reverseOrder())
                    .skip(room)
                    .findFirst()
                    .orElseThrow();
            takeFromAll(sums, takenNow);
        }
        return new Tallies<>(sums, taken + later.taken + takenNow);
    }

    private static <T> void takeFromAll(Map<T, Long> counts, long amount) {
        counts.values().removeIf(count -> count <= amount);
        counts.replaceAll((value, count) -> count - amount);
    }
}
