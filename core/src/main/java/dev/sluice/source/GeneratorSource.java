package dev.sluice.source;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.internal.ingest.GeneratorReader;
import dev.sluice.internal.ingest.SeededRecords;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import java.util.random.RandomGenerator;

/**
 * Makes records at a steady rate, for demonstrations and tests of load.
 *
 * <p>Record <i>n</i>, from 0, is due <i>n + 1</i> periods after the start. A batch takes what is due at its time, so the counts are
 * exact, also on virtual time, and nothing runs between batches. The record is computed from its number, so that a retried task finds
 * the same ones; {@link #seeded} gives random content to records under the same rule.
 *
 * <p>Where batches are cut on arrival, a record that is due starts a batch, by the millisecond: at more than 1,000 records a second a batch takes
 * those of a millisecond or more.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param recordsPerSecond the rate, above 0
 * @param totalCount how many records there are in all
 * @param function makes the record of a number
 * @param <T> the records
 */
public record GeneratorSource<T>(double recordsPerSecond, long totalCount, Function<? super Long, ? extends T> function)
        implements Source<T> {
    /** Checks the rate and the count. */
    public GeneratorSource {
        if (!(recordsPerSecond > 0) || recordsPerSecond == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("recordsPerSecond must be finite and above 0, got " + recordsPerSecond);
        }
        if (totalCount < 0) {
            throw new IllegalArgumentException("totalCount must be at least 0, got " + totalCount);
        }
        requireNonNull(function, "function");
    }

    /** Makes records without an end. */
    public GeneratorSource(double recordsPerSecond, Function<? super Long, ? extends T> function) {
        this(recordsPerSecond, Long.MAX_VALUE, function);
    }

    /**
     * Makes records with random content, without an end. The record of a number depends on the seed and the number alone, however records are cut
     * into batches and however often a task is tried.
     *
     * @param seed sets all random numbers
     * @param function makes the record of a number from 0 up, out of that and of random numbers that belong to it alone
     */
    public static <T> GeneratorSource<T> seeded(
            double recordsPerSecond, long seed, Function2<Long, RandomGenerator, T> function) {
        return new GeneratorSource<>(recordsPerSecond, new SeededRecords<T>(seed, function));
    }

    /** Returns a source that makes {@code newTotalCount} records and no more. */
    public GeneratorSource<T> limitedTo(long newTotalCount) {
        return new GeneratorSource<>(recordsPerSecond, newTotalCount, function);
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        return new GeneratorReader<>(recordsPerSecond, totalCount, function, context);
    }

    @Override
    public String describe() {
        return "generator at " + recordsPerSecond + " records/s";
    }
}
