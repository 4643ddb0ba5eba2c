package dev.sluice.shared;

/**
 * A sum of {@code double} values.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public interface DoubleAccumulator extends Accumulator<Double, Double> {

    /** Adds a value; see {@link Accumulator#add}. */
    void add(double value);

    /** Returns the sum; the same as {@link #value}. */
    double sum();

    /** Returns how many values were added. */
    long count();

    /** Returns the average of the values, NaN if there are none. */
    double avg();
}
