package dev.sluice.sketches;

import java.io.Serializable;

/**
 * A number that is known nearly, with the bounds between which it lies in 95 of 100 cases.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param value the likeliest number, 0 or more
 * @param lowerBound two standard errors below it, at most {@code value}
 * @param upperBound two standard errors above it, at least {@code value}
 */
public record Estimate(long value, long lowerBound, long upperBound) implements Serializable {

    public Estimate {
        if (lowerBound < 0 || lowerBound > value || value > upperBound) {
            throw new IllegalArgumentException("An estimate needs 0 <= lowerBound <= value <= upperBound, got "
                    + lowerBound + ", " + value + ", " + upperBound);
        }
    }
}
