package dev.sluice.source;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.ingest.ListSplit;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Takes batches from a queue of lists that the program fills, for tests and for input that the program has at hand.
 *
 * <p>The queue is live: what is added later becomes part of a later batch. A list belongs to the source once it is added. A batch takes
 * what is in the queue when it is planned: one list, or all of them. When the queue is empty it takes the default list, if there is one.
 *
 * <p>{@link #add} also starts a batch where batches are cut on arrival. Lists that are put into a queue of one's own wait for the next
 * edge of the grid there.
 *
 * <p><b>Thread rule:</b> thread-safe if the queue is.
 *
 * @param <T> the elements
 */
public final class QueueSource<T> implements Source<T> {
    private static final int MIN_ELEMENTS_PER_SPLIT = 1024;

    private final Queue<List<T>> queue;
    private final boolean isOneAtATime;
    private final Optional<List<T>> defaultList;
    /** Who waits for input: the readers that are open, usually one. */
    private final List<Runnable> arrivals = new CopyOnWriteArrayList<>();

    private QueueSource(Queue<List<T>> queue, boolean isOneAtATime, Optional<List<T>> defaultList) {
        this.queue = requireNonNull(queue, "queue");
        this.isOneAtATime = isOneAtATime;
        this.defaultList = defaultList;
    }

    /** Returns a source with an empty queue of its own, of which each batch takes one list. */
    public static <T> QueueSource<T> create() {
        return of(new ConcurrentLinkedQueue<>());
    }

    /** Returns a source of which each batch takes one list; {@code queue} must be thread-safe, as other threads read it. */
    public static <T> QueueSource<T> of(Queue<List<T>> queue) {
        return new QueueSource<>(queue, true, Optional.empty());
    }

    /** Returns a source of which each batch takes all lists that are there, one after the other. */
    public QueueSource<T> allAtOnce() {
        return new QueueSource<>(queue, false, defaultList);
    }

    /** Returns a source that gives {@code elements} to a batch for which the queue has nothing. */
    public QueueSource<T> orElse(List<T> elements) {
        return new QueueSource<>(queue, isOneAtATime, Optional.of(List.copyOf(elements)));
    }

    /** Adds the elements of a batch, none of them null. */
    public void add(List<T> elements) {
        queue.add(List.copyOf(elements));
        arrivals.forEach(Runnable::run);
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        return new Reader(context);
    }

    @Override
    public String describe() {
        return "queue";
    }

    private final class Reader implements SourceReader<T> {
        private final int parallelism;
        private final Runnable arrival;

        Reader(SourceContext context) {
            this.parallelism = context.seams().tasks().parallelism();
            this.arrival = context.dataArrived();
        }

        @Override
        public void start() {
            arrivals.add(arrival);
            if (!queue.isEmpty()) {
                arrival.run();
            }
        }

        @Override
        public InputBatch<T> plan(BatchTime batch) {
            List<T> elements = take();
            if (!queue.isEmpty()) {
                arrival.run();
            }
            return InputBatch.of(ListSplit.divide(elements, parallelism, MIN_ELEMENTS_PER_SPLIT), "queue");
        }

        @Override
        public void stop() {
            arrivals.remove(arrival);
        }

        @Override
        public boolean hasUnplannedInput() {
            return !queue.isEmpty();
        }

        @Override
        public long unplannedRecordCount() {
            return queue.stream().mapToLong(List::size).sum();
        }

        private List<T> take() {
            List<T> first = queue.poll();
            if (first == null) {
                return defaultList.orElse(List.of());
            }
            if (isOneAtATime) {
                return first;
            }
            List<T> all = new ArrayList<>(first);
            for (List<T> next = queue.poll(); next != null; next = queue.poll()) {
                all.addAll(next);
            }
            return all;
        }
    }
}
