package dev.sluice.internal.simulated;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Randomness;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Hands out generators that depend on the seed, the use, and how often that use has asked before; not on other uses.
 *
 * <p><b>Thread rule:</b> thread-safe because of one lock; a generator is confined to its user.
 */
public final class SeededRandomness implements Randomness {
    private final long seed;
    private final Map<String, Integer> askedByUse = new HashMap<>();

    public SeededRandomness(long seed) {
        this.seed = seed;
    }

    @Override
    public synchronized RandomGenerator generator(String use) {
        requireNonNull(use, "use");
        int asked = askedByUse.merge(use, 1, Integer::sum);
        long stream = ((long) use.hashCode() << 32) ^ asked; // the hash of a string is specified, so it never changes
        return new SplittableRandom(new SplittableRandom(seed ^ stream).nextLong());
    }
}
