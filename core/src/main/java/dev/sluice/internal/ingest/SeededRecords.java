package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import java.io.Serial;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes the record of a number out of random numbers that belong to it alone, so that it is the same in whatever batch, task or attempt.
 *
 * <p><b>Thread rule:</b> immutable, and as thread-safe as the function.
 *
 * @param seed sets the random numbers of all records
 * @param function makes a record
 * @param <T> the records
 */
public record SeededRecords<T>(long seed, Function2<Long, RandomGenerator, T> function) implements Function<Long, T> {
    @Serial
    private static final long serialVersionUID = 1L;

    public SeededRecords {
        requireNonNull(function, "function");
    }

    @Override
    public T call(Long number) throws Exception {
        return function.call(number, new SplittableRandom(mixed(mixed(seed) + number)));
    }

    /**
     * The finaliser of SplitMix64 (Steele, Lea, Flood 2014). Without it neighbouring numbers would be neighbouring states of one generator, and
     * the random numbers of one record those of the next, moved by one.
     */
    private static long mixed(long value) {
        long z = value;
        z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}
