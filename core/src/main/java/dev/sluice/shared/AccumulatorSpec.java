package dev.sluice.shared;

import java.io.Serializable;

/**
 * How the values that are added to an accumulator become one.
 *
 * <p>Order is kept: values are added in the order of a partition, and partitions are merged in the order of jobs and of their numbers. So {@link
 * #merge} has to be associative, and need not be commutative.
 *
 * <p><b>Thread rule:</b> immutable; called from several tasks at once, for one sum from one thread at a time.
 *
 * @param <T> the values
 * @param <A> the sum of some values, which may be mutable
 * @param <R> what {@link Accumulator#value} gives
 */
public interface AccumulatorSpec<T, A extends Serializable, R> extends Serializable {

    /** Returns the sum of no values, a new one if it is mutable. */
    A zero();

    /** Returns the sum with a value; may change {@code sum} and return it. */
    A add(A sum, T value);

    /** Returns the sum of two sums, the earlier first; may change {@code earlier} and return it, must leave {@code later} as it is. */
    A merge(A earlier, A later);

    /** Returns the value of a sum, which must not change when more is added. */
    R value(A sum);
}
