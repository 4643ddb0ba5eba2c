package dev.sluice;

import dev.sluice.rdd.Split;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Cuts a list into partitions of nearly equal size. */
final class ListSlices {
    private ListSlices() {}

    /** Returns {@code partitionCount} slices of a copy of {@code elements}, in order; none of the elements may be null. */
    static <T> List<Split<T>> of(List<T> elements, int partitionCount) {
        if (partitionCount < 1) {
            throw new IllegalArgumentException("parallelize needs at least 1 partition, got " + partitionCount);
        }
        List<Split<T>> slices = new ArrayList<>();
        for (int index = 0; index < partitionCount; index++) {
            slices.add(new Slice<>(elements.subList(
                    edge(elements, index, partitionCount), edge(elements, index + 1, partitionCount))));
        }
        return slices;
    }

    private static int edge(List<?> elements, int index, int partitionCount) {
        return (int) ((long) elements.size() * index / partitionCount);
    }

    private record Slice<T>(List<T> elements) implements Split<T> {
        Slice {
            elements = List.copyOf(elements); // a sublist cannot be serialised
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
}
