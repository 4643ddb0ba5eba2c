package dev.sluice.rdd;

import java.util.Iterator;
import java.util.List;

/**
 * Gives the parents of a zip node back the types that they were composed with.
 *
 * <p><b>Thread rule:</b> thread-safe because it is stateless.
 */
final class ZipSides {

    private ZipSides() {}

    @SuppressWarnings("unchecked") // the composition that made the zip node knows what its parents hold
    static <T> Iterator<T> side(List<Iterator<?>> parents, int index) {
        return (Iterator<T>) parents.get(index);
    }
}
