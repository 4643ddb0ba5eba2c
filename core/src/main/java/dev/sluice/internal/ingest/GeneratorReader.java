package dev.sluice.internal.ingest;

import dev.sluice.function.Function;
import dev.sluice.spi.Clock;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Hands out numbered records at a steady rate, each batch those that are due at its time.
 *
 * <p>Where batches are cut on arrival it announces the first record that no cut has marked. One announcement for each cut is enough: a batch that
 * is cut later takes all that is due by then, and the engine remembers an announcement while a batch runs. A record that is due after the next edge
 * needs none yet, since the cut at the edge comes first.
 *
 * <p><b>Thread rule:</b> guarded by its monitor, since cuts, plans and limits come from different threads; announcements are made without it.
 *
 * @param <T> the records
 */
public final class GeneratorReader<T> implements SourceReader<T> {
    private static final int MIN_RECORDS_PER_SPLIT = 1024;

    private final double fullRate;
    private final long totalCount;
    private final Function<? super Long, ? extends T> function;
    private final Clock clock;
    private final int parallelism;
    private final long intervalMillis;
    private final Optional<ArrivalTimer> timer;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private RecordPace pace;
    private long cutNumber;
    private long plannedNumber;
    private boolean isStopped;

    /**
     * Creates a reader whose rate begins to count when it is started.
     *
     * @param recordsPerSecond the rate, finite and above 0
     * @param totalCount how many records there are in all
     * @param function makes the record of a number from 0 up, always the same one
     */
    public GeneratorReader(
            double recordsPerSecond,
            long totalCount,
            Function<? super Long, ? extends T> function,
            SourceContext context) {
        this.fullRate = recordsPerSecond;
        this.totalCount = totalCount;
        this.function = function;
        this.clock = context.seams().clock();
        this.parallelism = context.seams().tasks().parallelism();
        this.intervalMillis = context.batchInterval().toMillis();
        this.timer = ArrivalTimer.open(context, this::hasUncutRecords);
        this.pace = new RecordPace(0, 0, recordsPerSecond);
    }

    private record Mark(long batchId, long endNumber) {}

    @Override
    public synchronized void start() {
        pace = new RecordPace(clock.epochMillis(), 0, fullRate);
        announceNext();
    }

    @Override
    public synchronized void cut(BatchTime batch) {
        if (!isStopped) {
            cutNumber = Math.max(cutNumber, dueNumber(Math.min(batch.milliseconds(), clock.epochMillis())));
            announceNext();
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
        timer.ifPresent(ArrivalTimer::cancel);
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
            pace = pace.changedAt(clock.epochMillis(), Math.min(fullRate, newRecordsPerSecond));
            if (!isStopped) {
                announceNext();
            }
        }
    }

    @Override
    public void close() {
        timer.ifPresent(ArrivalTimer::close);
    }

    private synchronized boolean hasUncutRecords() {
        return !isStopped && dueNumber(clock.epochMillis()) > cutNumber;
    }

    private long dueNumber(long epochMillis) {
        return Math.min(totalCount, pace.countAt(epochMillis));
    }

    private void announceNext() {
        timer.ifPresent(arrivals -> {
            long dueMillis = pace.millisAbove(cutNumber);
            if (cutNumber < totalCount && dueMillis - clock.epochMillis() <= intervalMillis) {
                arrivals.announceAt(dueMillis);
            } else {
                arrivals.cancel();
            }
        });
    }
}
