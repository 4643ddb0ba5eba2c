package dev.sluice.shared;

/**
 * A sum of {@code long} values.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface LongAccumulator extends Accumulator<Long, Long> {

    /** Adds a value; see {@link Accumulator#add}. */
    void add(long value);

    /** Returns the sum; the same as {@link #value}. */
    long sum();

    /** Returns how many values were added. */
    long count();

    /** Returns the average of the values, NaN if there are none. */
    double avg();
}
