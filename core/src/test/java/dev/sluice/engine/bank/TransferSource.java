package dev.sluice.engine.bank;

import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Hands out transfers in as many batches as there are, out of order: each partition walks with wide steps over the numbers of its batch.
 *
 * <p><b>Thread rule:</b> as {@link SourceReader} says.
 */
final class TransferSource implements Source<Transfer>, SourceReader<Transfer> {
    static final int PARTITION_COUNT = 4;

    private final int lateByBatches;
    private final int batchCount;
    private final long batchSize;
    private int plannedCount;

    /**
     * Creates a source.
     *
     * @param lateByBatches how many empty batches come first
     * @param batchSize how many transfers a batch has, a multiple of {@link #PARTITION_COUNT}
     */
    TransferSource(int lateByBatches, int batchCount, long batchSize) {
        this.lateByBatches = lateByBatches;
        this.batchCount = batchCount;
        this.batchSize = batchSize;
    }

    @Override
    public SourceReader<Transfer> open(SourceContext context) {
        return this;
    }

    @Override
    public String describe() {
        return "transfers";
    }

    @Override
    public void cut(BatchTime batch) {}

    @Override
    public InputBatch<Transfer> plan(BatchTime batch) {
        int index = plannedCount++ - lateByBatches;
        List<Split<Transfer>> splits = new ArrayList<>();
        for (int partition = 0; index >= 0 && index < batchCount && partition < PARTITION_COUNT; partition++) {
            splits.add(new Numbers(index * batchSize, partition, batchSize));
        }
        return InputBatch.of(splits, "");
    }

    @Override
    public boolean hasUnplannedInput() {
        return plannedCount - lateByBatches < batchCount;
    }

    @Override
    public void close() {}

    private record Numbers(long first, int partition, long batchSize) implements Split<Transfer> {
        @Override
        public Iterator<Transfer> open() {
            // Partitions take turns and go backwards, so that no order of arrival is that of the numbers.
            return LongStream.range(0, elementCount())
                    .mapToObj(step -> Transfer.of(first + batchSize - 1 - step * PARTITION_COUNT - partition))
                    .iterator();
        }

        @Override
        public long elementCount() {
            return batchSize / PARTITION_COUNT;
        }
    }
}
