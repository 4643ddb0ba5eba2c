package dev.sluice.examples.fraud;

import java.io.Serializable;

/**
 * What counts as fraud. A file of rules is one JSON object with these names.
 *
 * @param velocityCount so many transactions of a card
 * @param velocitySeconds within so many seconds
 * @param speedKilometresPerHour a card does not travel faster
 * @param amountDeviations an amount is odd that is so many standard deviations above the card's mean, of the logarithms
 * @param amountHistory after so many transactions a card's mean is believed
 * @param testAmount an amount up to this may be a thief's test
 * @param testSeconds a test is remembered so long
 * @param testDeviations after a test, an amount is odd that is so many standard deviations above the mean
 */
public record Rules(
        int velocityCount,
        int velocitySeconds,
        double speedKilometresPerHour,
        double amountDeviations,
        int amountHistory,
        double testAmount,
        int testSeconds,
        double testDeviations)
        implements Serializable {
    public static final Rules DEFAULT = new Rules(6, 300, 1_000, 4.8, 12, 1.5, 600, 2.4);
}
