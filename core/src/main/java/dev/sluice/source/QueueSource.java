package dev.sluice.source;

import dev.sluice.internal.ingest.ListSplit;
import dev.sluice.internal.ingest.LiveQueue;
import dev.sluice.internal.ingest.QueueReader;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Source;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

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
    private final LiveQueue<List<T>> live;
    private final boolean isOneAtATime;
    private final Optional<List<T>> defaultList;

    private QueueSource(
            Queue<List<T>> queue, LiveQueue<List<T>> live, boolean isOneAtATime, Optional<List<T>> defaultList) {
        this.queue = queue;
        this.live = live;
        this.isOneAtATime = isOneAtATime;
        this.defaultList = defaultList;
    }

    /** Returns a source with an empty queue of its own, of which each batch takes one list. */
    public static <T> QueueSource<T> create() {
        return of(new ConcurrentLinkedQueue<>());
    }

    /** Returns a source of which each batch takes one list; {@code queue} must be thread-safe, as other threads read it. */
    public static <T> QueueSource<T> of(Queue<List<T>> queue) {
        return new QueueSource<>(queue, new LiveQueue<>(queue), true, Optional.empty());
    }

    /** Returns a source of which each batch takes all lists that are there, one after the other. */
    public QueueSource<T> allAtOnce() {
        return new QueueSource<>(queue, live, false, defaultList);
    }

    /** Returns a source that gives {@code elements} to a batch for which the queue has nothing. */
    public QueueSource<T> orElse(List<T> elements) {
        return new QueueSource<>(queue, live, isOneAtATime, Optional.of(List.copyOf(elements)));
    }

    /** Adds the elements of a batch, none of them null. */
    public void add(List<T> elements) {
        queue.add(List.copyOf(elements));
        live.announce();
    }

    @Override
    public SourceReader<T> open(SourceContext context) {
        int parallelism = context.seams().tasks().parallelism();
        return new QueueReader<>(live, isOneAtATime, defaultList, lists -> input(lists, parallelism), context);
    }

    @Override
    public String describe() {
        return "queue";
    }

    private static <T> InputBatch<T> input(List<List<T>> lists, int parallelism) {
        List<T> elements = lists.size() == 1
                ? lists.get(0)
                : lists.stream().flatMap(List::stream).toList();
        return InputBatch.of(ListSplit.divide(elements, parallelism, MIN_ELEMENTS_PER_SPLIT), "queue");
    }
}
