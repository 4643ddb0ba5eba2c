package dev.sluice.aggregate;

import java.io.Serializable;

/**
 * Count, mean and spread of numbers, kept so that large numbers that are close to each other lose nothing.
 *
 * <p>A number is added by Welford's rule, two are put together by Chan's. (Chan, Golub, LeVeque: Updating Formulae and a Pairwise
 * Algorithm for Computing Sample Variances, 1979.)
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param count how many numbers there are
 * @param mean their mean, NaN if there are none
 * @param squares the sum of the squares of their distances from the mean
 */
public record Moments(long count, double mean, double squares) implements Serializable {
    /** What is known of no numbers. */
    public static final Moments NONE = new Moments(0, Double.NaN, 0);

    /** Returns the moments with a number. */
    public Moments plus(double value) {
        if (count == 0) {
            return new Moments(1, value, 0);
        }
        double distance = value - mean;
        double newMean = mean + distance / (count + 1);
        return new Moments(count + 1, newMean, squares + distance * (value - newMean));
    }

    /** Returns the moments with those of other numbers. */
    public Moments plus(Moments other) {
        if (count == 0 || other.count == 0) {
            return count == 0 ? other : this;
        }
        long sum = count + other.count;
        double distance = other.mean - mean;
        double weight = (double) other.count / sum;
        return new Moments(
                sum, mean + distance * weight, squares + other.squares + distance * distance * count * weight);
    }

    /** Returns the variance of the numbers as a whole population, NaN if there are none. */
    public double variance() {
        return count == 0 ? Double.NaN : squares / count;
    }

    /** Returns the variance of the population that the numbers are a sample of, NaN if there are less than two. */
    public double sampleVariance() {
        return count < 2 ? Double.NaN : squares / (count - 1);
    }
}
