package dev.sluice.testkit;

import dev.sluice.rdd.Split;
import java.util.Iterator;
import java.util.List;

/**
 * A split whose elements are in memory.
 *
 * @param elements the elements in order
 */
record ListSplit<T>(List<T> elements) implements Split<T> {
    ListSplit {
        elements = List.copyOf(elements);
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
