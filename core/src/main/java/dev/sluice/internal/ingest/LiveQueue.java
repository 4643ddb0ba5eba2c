package dev.sluice.internal.ingest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A queue that a program fills while batches are taken from it, with those who want to hear of what is added here.
 *
 * <p><b>Thread rule:</b> thread-safe if the queue is.
 *
 * @param <E> what a batch takes: a list, an RDD
 */
public final class LiveQueue<E> {
    private final Queue<? extends E> queue;
    private final List<Runnable> arrivals = new CopyOnWriteArrayList<>();

    public LiveQueue(Queue<? extends E> queue) {
        this.queue = requireNonNull(queue, "queue");
    }

    /** Tells that something was added. What a program adds to a queue of its own is told by nobody. */
    public void announce() {
        arrivals.forEach(Runnable::run);
    }

    void subscribe(Runnable arrival) {
        arrivals.add(arrival);
    }

    void unsubscribe(Runnable arrival) {
        arrivals.remove(arrival);
    }

    @Nullable
    E poll() {
        return queue.poll();
    }

    /** Returns what is in the queue at this moment, head first. */
    List<E> waiting() {
        return List.copyOf(queue);
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }
}
