package dev.sluice.examples.logs;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The names with the most requests, in their order; of equal ones the first by name.
 *
 * @param length how many names it may have
 * @param entries the names
 */
record Ranking(int length, List<Entry> entries) implements Serializable {
    private static final Comparator<Entry> MOST_FIRST = Comparator.<Entry>comparingLong(
                    entry -> entry.counts().requests())
            .reversed()
            .thenComparing(Entry::name);

    Ranking {
        entries = List.copyOf(entries);
    }

    static Ranking empty(int length) {
        return new Ranking(length, List.of());
    }

    /**
     * A name in its place.
     *
     * @param name a path or a client
     * @param counts its requests
     */
    record Entry(String name, Counts counts) implements Serializable {}

    /** Returns the ranking with one more name, which is not in it. */
    Ranking with(Entry entry) {
        return plus(new Ranking(length, List.of(entry)));
    }

    /** Returns the ranking of the names of both, which have none in common. */
    Ranking plus(Ranking other) {
        List<Entry> all = new ArrayList<>(entries);
        all.addAll(other.entries);
        all.sort(MOST_FIRST);
        return new Ranking(length, all.subList(0, Math.min(length, all.size())));
    }
}
