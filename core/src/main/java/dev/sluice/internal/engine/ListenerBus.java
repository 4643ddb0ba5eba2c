package dev.sluice.internal.engine;

import dev.sluice.config.EngineKeys;
import dev.sluice.event.EventDispatch;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingListener;
import dev.sluice.spi.Tasks;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries events to listeners on a thread of their own; drops and counts them when too many wait.
 *
 * <p><b>Thread rule:</b> thread-safe; listeners are called from the bus's mailbox.
 */
final class ListenerBus {
    private static final Logger LOG = LoggerFactory.getLogger(ListenerBus.class);

    private final List<StreamingListener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong droppedCount = new AtomicLong();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private final int capacity;
    private volatile Tasks.@Nullable Mailbox<StreamingEvent> mailbox;
    private volatile @Nullable Thread ownThread;

    ListenerBus(int capacity) {
        this.capacity = capacity;
    }

    void add(StreamingListener listener) {
        listeners.add(listener);
    }

    void remove(StreamingListener listener) {
        listeners.remove(listener);
    }

    boolean hasListeners() {
        return !listeners.isEmpty();
    }

    /** Opens the bus; what is published before is dropped, for nobody can have been promised it. */
    void open(Tasks tasks) {
        mailbox = tasks.mailbox("listeners", capacity + 1, this::deliver); // one place is for the last event
    }

    /** Publishes an event, or drops it if too many wait; never waits. The last event of all is never dropped. */
    void publish(StreamingEvent event) {
        Tasks.Mailbox<StreamingEvent> open = mailbox;
        if (open == null || listeners.isEmpty()) {
            return;
        }
        if (isLast(event) || isPlaceTaken()) {
            open.post(event);
        } else {
            drop();
        }
    }

    /** Delivers what was published and ends. */
    void close() {
        Tasks.Mailbox<StreamingEvent> open = mailbox;
        if (open != null) {
            open.close();
        }
        long count = droppedCount.get();
        if (count > 0) {
            LOG.warn("{} events in all were not delivered because a StreamingListener was slow", count);
        }
    }

    private static boolean isLast(StreamingEvent event) {
        return event instanceof StreamingEvent.StreamingStopped;
    }

    /** Takes one of the places in which events wait, in one step, since several threads publish. */
    private boolean isPlaceTaken() {
        return waitingCount.getAndUpdate(count -> Math.min(capacity, count + 1)) < capacity;
    }

    private void drop() {
        long count = droppedCount.incrementAndGet();
        if (Long.bitCount(count) == 1) { // 1, 2, 4, 8, …: seldom enough for a log
            LOG.warn(
                    "{} events were dropped because a StreamingListener is slow; {} wait, as many as {} permits",
                    count,
                    capacity,
                    EngineKeys.LISTENER_QUEUE_SIZE.name());
        }
    }

    /** Returns whether the calling thread is calling listeners at this moment. */
    boolean isOnOwnThread() {
        return ownThread == Thread.currentThread();
    }

    private void deliver(StreamingEvent event) {
        if (!isLast(event)) {
            waitingCount.decrementAndGet();
        }
        ownThread = Thread.currentThread();
        for (StreamingListener listener : listeners) {
            try {
                EventDispatch.deliver(event, listener);
            } catch (Throwable failure) { // errors too: the other listeners are to hear of the event
                String what = "Listener " + listener.getClass().getName() + " threw on " + event;
                FailureText.error(LOG, what, failure);
            }
        }
        ownThread = null;
    }
}
