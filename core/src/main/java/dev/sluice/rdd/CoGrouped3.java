package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.List;

/**
 * The values that one key has in three RDDs.
 *
 * @param first the values in the RDD that {@code cogroup} was called on
 * @param second the values in the first of the others
 * @param third the values in the second of the others
 */
public record CoGrouped3<A, B, C>(List<A> first, List<B> second, List<C> third) implements Serializable {

    public CoGrouped3 {
        requireNonNull(first, "first");
        requireNonNull(second, "second");
        requireNonNull(third, "third");
    }

    @Override
    public String toString() {
        return "(" + first + "," + second + "," + third + ")";
    }
}
