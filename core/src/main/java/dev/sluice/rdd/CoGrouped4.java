package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * The values that one key has in four RDDs.
 *
 * @param first the values in the RDD that {@code cogroup} was called on
 * @param second the values in the first of the others
 * @param third the values in the second of the others
 * @param fourth the values in the third of the others
 */
public record CoGrouped4<A, B, C, D>(List<A> first, List<B> second, List<C> third, List<D> fourth)
        implements Serializable {

    public CoGrouped4 {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
        requireNonNull(third, "third");
        requireNonNull(fourth, "fourth");
    }

    @Override
    public String toString() {
        return "(" + first + "," + second + "," + third + "," + fourth + ")";
    }
}
