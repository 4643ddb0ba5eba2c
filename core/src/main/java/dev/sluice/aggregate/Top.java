package dev.sluice.aggregate;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.SerializableComparator;
import java.util.ArrayList;
import java.util.List;

/**
 * The greatest values by an order, greatest first.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param limit how many at most
 * @param order which are greater
 */
record Top<T>(int limit, SerializableComparator<? super T> order) implements Aggregate<T, List<T>, List<T>> {

    Top {
        requireNonNull(order, "order");
        if (limit < 1) {
            throw new IllegalArgumentException("topN needs a limit of at least 1, got " + limit);
        }
    }

    @Override
    public List<T> create() {
        return new ArrayList<>();
    }

    @Override
    public List<T> add(List<T> partial, T value) {
        int place = placeOf(partial, value);
        if (place < limit) {
            if (partial.size() == limit) {
                partial.remove(limit - 1);
            }
            partial.add(place, value);
        }
        return partial;
    }

    @Override
    public List<T> merge(List<T> earlier, List<T> later) {
        List<T> merged = new ArrayList<>(Math.min(limit, earlier.size() + later.size()));
        int fromEarlier = 0;
        int fromLater = 0;
        while (merged.size() < limit && fromEarlier + fromLater < earlier.size() + later.size()) {
            boolean isEarlierNext = fromLater == later.size()
                    || (fromEarlier < earlier.size()
                            && order.compare(earlier.get(fromEarlier), later.get(fromLater)) >= 0);
            merged.add(isEarlierNext ? earlier.get(fromEarlier++) : later.get(fromLater++));
        }
        return merged;
    }

    @Override
    public List<T> result(List<T> partial) {
        return List.copyOf(partial);
    }

    /** Returns where a value belongs that is later than all that are there: behind its equals. */
    private int placeOf(List<T> sorted, T value) {
        int low = 0;
        int high = sorted.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (order.compare(sorted.get(middle), value) >= 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
