package dev.sluice.examples.fraud;

import java.io.Serializable;

/**
 * A card transaction, as a line of JSON has it.
 *
 * @param id its number
 * @param card the card
 * @param epochSecond when it was made
 * @param amount in the card's currency, above 0
 * @param latitude where it was made, in degrees
 * @param longitude where it was made, in degrees
 * @param incident the planted fraud that it is part of, such as {@code "velocity-17"}; empty if it is honest, or if nobody knows. The detection does not
 *     look at it
 */
public record Transaction(
        long id, String card, long epochSecond, double amount, double latitude, double longitude, String incident)
        implements Serializable {

    boolean isPlanted() {
        return !incident.isEmpty();
    }
}
