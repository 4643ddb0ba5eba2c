package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.InputBatch;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Gives each batch what is in a queue when the batch is planned: the head, or everything.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread but for the start; only the queue is shared.
 *
 * @param <E> what is in the queue
 * @param <T> the elements of the stream
 */
public final class QueueReader<E, T> implements SourceReader<T> {
    private final LiveQueue<E> queue;
    private final boolean isOneAtATime;
    private final Optional<E> whenEmpty;
    private final Function<List<E>, InputBatch<T>> input;
    private final Runnable arrival;

    /**
     * Creates a reader.
     *
     * @param whenEmpty what a batch gets that finds the queue empty
     * @param input makes a batch's input of what it takes, in the order of the queue
     */
    public QueueReader(
            LiveQueue<E> queue,
            boolean isOneAtATime,
            Optional<E> whenEmpty,
            Function<List<E>, InputBatch<T>> input,
            SourceContext context) {
        this.queue = requireNonNull(queue, "queue");
        this.isOneAtATime = isOneAtATime;
        this.whenEmpty = requireNonNull(whenEmpty, "whenEmpty");
        this.input = requireNonNull(input, "input");
        this.arrival = context.dataArrived();
    }

    @Override
    public void start() {
        queue.subscribe(arrival);
        announceRest();
    }

    @Override
    public InputBatch<T> plan(BatchTime batch) {
        List<E> taken = take();
        announceRest();
        return input.apply(taken);
    }

    @Override
    public void stop() {
        queue.unsubscribe(arrival);
    }

    @Override
    public boolean hasUnplannedInput() {
        return !queue.isEmpty();
    }

    @Override
    public long unplannedRecordCount() {
        return input.apply(queue.waiting()).recordCount();
    }

    private void announceRest() {
        if (!queue.isEmpty()) {
            arrival.run();
        }
    }

    private List<E> take() {
        E first = queue.poll();
        if (first == null) {
            return whenEmpty.map(List::of).orElse(List.of());
        }
        List<E> taken = new ArrayList<>(1);
        for (E next = first; next != null; next = isOneAtATime ? null : queue.poll()) {
            taken.add(next);
        }
        return taken;
    }
}
