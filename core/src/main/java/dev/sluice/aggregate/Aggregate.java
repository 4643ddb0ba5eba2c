package dev.sluice.aggregate;

import java.io.Serializable;

/**
 * How many values become one result, by way of partial results that can be put together.
 *
 * <p>Order is kept: values are added in the order of arrival, and partial results are merged in the order of time. So {@link #merge} has to be
 * associative, and need not be commutative.
 *
 * <p>A partial result that has been merged, or was a part of a merge, stays in use: a window that slides takes the same one again. So {@code merge} must
 * leave both of its arguments as they are, and {@code add} is only called on what {@code create} or {@code add} returned.
 *
 * <p><b>Thread rule:</b> immutable; called from several tasks at once, for one partial result from one thread at a time.
 *
 * @param <T> the values
 * @param <A> the partial result of some values
 * @param <R> the result
 */
public interface Aggregate<T, A, R> extends Serializable {

    /** Returns the partial result of no values, a new one if it is mutable. */
    A create();

    /** Returns the partial result with a value; may change {@code partial} and return it. */
    A add(A partial, T value);

    /** Returns the partial result of two, the earlier first; must change neither, and may return either. */
    A merge(A earlier, A later);

    /** Returns the result; must not change {@code partial}. */
    R result(A partial);
}
