package dev.sluice.spi;

import java.util.random.RandomGenerator;

/**
 * Seam 5 of 5: where random numbers come from.
 *
 * <p><b>Thread rule:</b> thread-safe; a generator that was handed out is confined to its user.
 */
public interface Randomness {

    /** Returns a generator of its own for the named use; under a seed, equal names in equal order give equal numbers. */
    RandomGenerator generator(String use);
}
