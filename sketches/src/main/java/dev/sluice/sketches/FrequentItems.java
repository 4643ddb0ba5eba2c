package dev.sluice.sketches;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;
import java.util.Comparator;
import java.util.List;

/**
 * The values that occur most.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param maxItems how many counts are kept
 */
record FrequentItems<T>(int maxItems) implements Aggregate<T, Tallies<T>, List<FrequentItem<T>>> {
    private static final int LARGEST_MAX_ITEMS = 1_000_000;

    FrequentItems {
        if (maxItems < 1 || maxItems > LARGEST_MAX_ITEMS) {
            throw new IllegalArgumentException(
                    "frequentItems needs a maxItems from 1 to " + LARGEST_MAX_ITEMS + ", got " + maxItems);
        }
    }

    @Override
    public Tallies<T> create() {
        return Tallies.create();
    }

    @Override
    public Tallies<T> add(Tallies<T> partial, T value) {
        return partial.with(requireNonNull(value, "frequentItems got null. Filter it out before."), maxItems);
    }

    @Override
    public Tallies<T> merge(Tallies<T> earlier, Tallies<T> later) {
        return earlier.mergedWith(later, maxItems);
    }

    @Override
    public List<FrequentItem<T>> result(Tallies<T> partial) {
        return partial.counts().entrySet().stream()
                .map(count -> new FrequentItem<>(count.getKey(), count.getValue(), count.getValue() + partial.taken()))
                .sorted(Comparator.comparingLong((FrequentItem<T> item) -> item.atLeast())
                        .reversed())
                .toList();
    }
}
