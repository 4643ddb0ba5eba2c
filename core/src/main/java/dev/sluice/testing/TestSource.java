package dev.sluice.testing;

import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Hands the partitions that a test adds to the batch that is cut next.
 *
 * <p><b>Thread rule:</b> confined to the test's thread, which is the engine's thread too.
 */
final class TestSource<T> implements Source<T>, SourceReader<T> {
    private final Deque<Split<T>> waiting = new ArrayDeque<>();
    /** How many of the partitions added so far belong to each batch that was cut, or an earlier one; by batch number. */
    private final TreeMap<Long, Long> cuts = new TreeMap<>();

    private long addedCount;
    private long plannedCount;
    private Optional<Exception> nextFailure = Optional.empty();
    private @Nullable Runnable dataArrived;

    void add(List<List<T>> partitions) {
        for (List<T> partition : partitions) {
            waiting.addLast(new Partition<>(List.copyOf(partition)));
            addedCount++;
        }
        Runnable told = dataArrived;
        if (told != null) {
            told.run();
        }
    }

    void failNextPlan(Exception failure) {
        nextFailure = Optional.of(failure);
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        dataArrived = context.dataArrived();
        return this;
    }

    @Override
    public String describe() {
        return "test input";
    }

    @Override
    public void cut(BatchTime batch) {
        cuts.put(batch.id(), addedCount);
    }

    @Override
    public InputBatch<T> plan(BatchTime batch) throws Exception {
        if (nextFailure.isPresent()) {
            Exception failure = nextFailure.get();
            nextFailure = Optional.empty();
            throw failure;
        }
        long end = cuts.floorEntry(batch.id()).getValue();
        cuts.headMap(batch.id(), true).clear();
        List<Split<T>> splits = new ArrayList<>();
        for (; plannedCount < end; plannedCount++) {
            splits.add(waiting.removeFirst());
        }
        return InputBatch.of(splits, "");
    }

    @Override
    public boolean hasUnplannedInput() {
        return !waiting.isEmpty();
    }

    @Override
    public long unplannedRecordCount() {
        return waiting.stream().mapToLong(Split::elementCount).sum();
    }

    @Override
    public void close() {}

    private record Partition<T>(List<T> elements) implements Split<T> {
        @Override
        public Iterator<T> open() {
            return elements.iterator();
        }

        @Override
        public long elementCount() {
            return elements.size();
        }
    }
}
