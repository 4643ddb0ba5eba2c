package dev.sluice.source;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;
import dev.sluice.internal.ingest.RangeSplit;
import dev.sluice.spi.Clock;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayDeque;

/**
 * Makes records at a steady rate, for demonstrations and tests of load.
 *
 * <p>Record <i>n</i>, from 0, is due <i>n + 1</i> periods after the start. A batch takes what is due at its time, so the counts are
 * exact, also on virtual time, and nothing runs between batches. The record is computed from its number, so that a retried task finds
 * the same ones; for random content, draw it from a generator that is seeded with the number.
 *
 * <p>Where batches are cut on arrival, this source takes part in every batch and starts none by itself.
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
    private static final int MIN_RECORDS_PER_SPLIT = 1024;

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

    /** Returns a source that makes {@code newTotalCount} records and no more. */
    public GeneratorSource<T> limitedTo(long newTotalCount) {
        return new GeneratorSource<>(recordsPerSecond, newTotalCount, function);
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        return new Reader(context);
    }

    @Override
    public String describe() {
        return "generator at " + recordsPerSecond + " records/s";
    }

    private record Mark(long batchId, long endNumber) {}

    /** Thread rule: guarded by its monitor, since cuts, plans and limits come from different threads. */
    private final class Reader implements SourceReader<T> {
        private final Clock clock;
        private final int parallelism;
        private final ArrayDeque<Mark> marks = new ArrayDeque<>();
        private double rate = recordsPerSecond;
        private long baseMillis;
        private double baseCount;
        private long cutNumber;
        private long plannedNumber;
        private boolean isStopped;

        Reader(SourceContext context) {
            this.clock = context.seams().clock();
            this.parallelism = context.seams().tasks().parallelism();
        }

        @Override
        public synchronized void start() {
            baseMillis = clock.epochMillis();
        }

        @Override
        public synchronized void cut(BatchTime batch) {
            if (!isStopped) {
                cutNumber = Math.max(cutNumber, countDueAt(Math.min(batch.milliseconds(), clock.epochMillis())));
            }
            marks.add(new Mark(batch.id(), cutNumber));
        }

        @Override
        public synchronized InputBatch<T> plan(BatchTime batch) {
            long from = plannedNumber;
            while (!marks.isEmpty() && marks.peek().batchId() <= batch.id()) {
                plannedNumber = marks.remove().endNumber();
            }
            String description = plannedNumber == from ? "" : "records " + from + " to " + (plannedNumber - 1);
            return InputBatch.of(
                    RangeSplit.divide(from, plannedNumber, function, parallelism, MIN_RECORDS_PER_SPLIT), description);
        }

        @Override
        public synchronized void stop() {
            isStopped = true;
        }

        @Override
        public synchronized boolean hasUnplannedInput() {
            return plannedNumber < cutNumber;
        }

        @Override
        public synchronized long unplannedRecordCount() {
            return cutNumber - plannedNumber;
        }

        @Override
        public synchronized void limitRate(double newRecordsPerSecond) {
            if (newRecordsPerSecond > 0) {
                long now = clock.epochMillis();
                baseCount = exactCountDueAt(now);
                baseMillis = now;
                rate = Math.min(recordsPerSecond, newRecordsPerSecond);
            }
        }

        private long countDueAt(long epochMillis) {
            return Math.min(totalCount, (long) Math.floor(exactCountDueAt(epochMillis)));
        }

        private double exactCountDueAt(long epochMillis) {
            return baseCount + Math.max(0, epochMillis - baseMillis) * rate / 1000;
        }
    }
}
