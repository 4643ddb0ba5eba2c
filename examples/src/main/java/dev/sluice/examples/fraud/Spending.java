package dev.sluice.examples.fraud;

import java.io.Serializable;

/**
 * The running mean and variance of the logarithms of a card's amounts, by Welford's method: one pass, and no difference of large sums.
 *
 * @param count how many amounts
 * @param mean the mean of their logarithms
 * @param squares the sum of the squares of the distances from the mean
 */
record Spending(long count, double mean, double squares) implements Serializable {
    static final Spending NONE = new Spending(0, 0, 0);
    /** A card with a few equal amounts is not that regular. */
    private static final double LEAST_DEVIATION = 0.3;

    Spending with(double amount) {
        double logarithm = Math.log(amount);
        double before = logarithm - mean;
        double nextMean = mean + before / (count + 1);
        return new Spending(count + 1, nextMean, squares + before * (logarithm - nextMean));
    }

    /** Returns how many standard deviations an amount is above the mean. */
    double deviationsOf(double amount) {
        double deviation = count < 2 ? LEAST_DEVIATION : Math.sqrt(squares / (count - 1));
        return (Math.log(amount) - mean) / Math.max(LEAST_DEVIATION, deviation);
    }
}
