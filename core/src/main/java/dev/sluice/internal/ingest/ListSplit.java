package dev.sluice.internal.ingest;

import dev.sluice.rdd.Split;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A partition that is a list in memory.
 *
 * <p><b>Thread rule:</b> immutable, as long as nobody changes the list.
 *
 * @param <T> the elements
 */
public final class ListSplit<T> implements Split<T> {
    @Serial
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // the lists made here are serialisable, as their elements have to be
    private final List<T> elements;

    /** Creates a split of a list that does not change any more. */
    public ListSplit(List<T> elements) {
        this.elements = elements;
    }

    /** Divides a list, in order, into at most {@code maxSplits} splits of at least {@code minElements}; none if it is empty. */
    public static <T> List<ListSplit<T>> divide(List<T> elements, int maxSplits, int minElements) {
        int count = Math.max(1, Math.min(maxSplits, elements.size() / Math.max(1, minElements)));
        List<ListSplit<T>> splits = new ArrayList<>(count);
        for (int index = 0; index < count && !elements.isEmpty(); index++) {
            int from = (int) ((long) elements.size() * index / count);
            int to = (int) ((long) elements.size() * (index + 1) / count);
            splits.add(new ListSplit<>(count == 1 ? elements : new ArrayList<>(elements.subList(from, to))));
        }
        return splits;
    }

    @Override
    public Iterator<T> open() {
        return elements.iterator();
    }

    @Override
    public long elementCount() {
        return elements.size();
    }
}
