package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import java.io.Serial;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * Takes RDDs from a queue that the program fills.
 *
 * <p>What it hands out stands for the RDDs; {@link #resolved} puts their lineage in its place, so nothing is computed before an output asks for it.
 *
 * <p><b>Thread rule:</b> thread-safe if the queue is.
 *
 * @param <T> the elements of the RDDs
 */
public final class RddQueueSource<T> implements Source<RDD<T>> {
    private final LiveQueue<RDD<T>> queue;
    private final boolean isOneAtATime;
    private final Optional<RDD<T>> defaultRdd;

    /**
     * Creates a source.
     *
     * @param isOneAtATime whether a batch takes one RDD or the union of all that are there
     * @param defaultRdd what a batch gets that finds the queue empty
     */
    public RddQueueSource(Queue<? extends RDD<T>> queue, boolean isOneAtATime, Optional<RDD<T>> defaultRdd) {
        this.queue = new LiveQueue<>(queue);
        this.isOneAtATime = isOneAtATime;
        this.defaultRdd = requireNonNull(defaultRdd, "defaultRdd");
    }

    @Override
    public SourceReader<RDD<T>> open(SourceContext context) {
        return new QueueReader<>(queue, isOneAtATime, defaultRdd, RddQueueSource::input, context);
    }

    @Override
    public String describe() {
        return "queue of RDDs";
    }

    /** Returns the lineage of the RDDs that a batch has taken, one after the other, or what is read of any other source as it is. */
    public static RDDNode<?> resolved(RDDNode.Read<?> read) {
        List<RDDNode<Object>> nodes = new ArrayList<>();
        for (Split<?> split : read.splits()) {
            if (!(split instanceof QueuedRdd<?> queued)) {
                return read;
            }
            nodes.add(queued.lineage());
        }
        return switch (nodes.size()) {
            case 0 -> read;
            case 1 -> nodes.get(0);
            default -> new RDDNode.Union<>(nodes);
        };
    }

    private static <T> InputBatch<RDD<T>> input(List<RDD<T>> rdds) {
        List<Split<RDD<T>>> splits = new ArrayList<>();
        long recordCount = 0;
        for (RDD<T> rdd : rdds) {
            splits.add(new QueuedRdd<>(rdd));
            recordCount = KnownCount.sum(recordCount, KnownCount.of(Lineage.of(rdd)));
        }
        return new InputBatch<>(splits, recordCount, rdds.isEmpty() ? "" : "queue");
    }

    /** Carries an RDD through the planning of a batch; it never reaches a task. */
    private record QueuedRdd<T>(@SuppressWarnings("serial") RDD<T> rdd) // stays in this process
            implements Split<RDD<T>> {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        public Iterator<RDD<T>> open() {
            return List.of(rdd).iterator();
        }

        @SuppressWarnings("unchecked") // the RDDs of a stream are all of its elements' type
        RDDNode<Object> lineage() {
            return (RDDNode<Object>) Lineage.of(rdd);
        }
    }
}
