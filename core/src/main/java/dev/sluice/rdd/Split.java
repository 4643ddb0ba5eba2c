package dev.sluice.rdd;

import java.io.Serializable;
import java.util.Iterator;

/**
 * One partition of input, which can be read again: a retried task opens it anew and must find the same elements.
 *
 * @param <T> the elements
 */
public interface Split<T> extends Serializable {

    /**
     * Opens this split at its first element. May be called again, also while an earlier iterator is in use.
     *
     * @return the elements in order, none of them null; if it is {@link AutoCloseable} it is closed when the task ends
     * @throws Exception if the input cannot be read; the task fails and is retried
     */
    Iterator<T> open() throws Exception;

    /**
     * Returns the name of the partition of the source that this split is a piece of, such as {@code orders-3} for a partition of a log; empty if the
     * source has one only. Splits of one name, over all batches, are one sequence of events for event time: each name has a watermark of its own.
     */
    default String sourcePartition() {
        return "";
    }

    /** Returns the number of elements, or -1 when only reading would tell. */
    default long elementCount() {
        return -1;
    }
}
