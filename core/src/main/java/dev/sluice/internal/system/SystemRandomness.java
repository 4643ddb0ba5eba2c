package dev.sluice.internal.system;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Randomness;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Hands out generators whose seeds nobody knows. Not for secrets.
 *
 * <p><b>Thread rule:</b> immutable; a generator is confined to its user.
 */
final class SystemRandomness implements Randomness {

    @Override
    public RandomGenerator generator(String use) {
        requireNonNull(use, "use");
        return new SplittableRandom();
    }
}
