package dev.sluice.internal.shared;

import static java.util.Objects.requireNonNull;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.TaskContext;
import dev.sluice.shared.Broadcast;
import java.lang.ref.WeakReference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The broadcasts of a program: the values that the running batch sees, and those for the next one.
 *
 * <p>Each program's broadcasts have a number in this JVM, by which a handle that travelled with a function finds its value again.
 *
 * <p><b>Thread rule:</b> thread-safe; changes are under this object's monitor, reads are not.
 */
public final class Broadcasts {
    private static final AtomicLong NUMBERS = new AtomicLong();
    private static final Map<Long, WeakReference<Broadcasts>> ALL = new ConcurrentHashMap<>();

    private final long number = NUMBERS.incrementAndGet();
    private final RunningBatch batch;
    private final Map<String, BroadcastHandle<?>> handles = new LinkedHashMap<>();
    private long begunBatchId = -1;

    Broadcasts(RunningBatch batch) {
        this.batch = batch;
    }

    /** Registers a value under a name that is made up from the order of such calls. */
    public synchronized <T> Broadcast<T> register(T value) {
        return register("broadcast#" + handles.size(), value);
    }

    /**
     * Registers a value.
     *
     * @throws StreamingException if there is one of that name
     */
    public synchronized <T> Broadcast<T> register(String name, T value) {
        Names.check("broadcast", name, handles.keySet());
        BroadcastHandle<T> handle = new BroadcastHandle<>(name, requireNonNull(value, "value"), this);
        ALL.put(number, new WeakReference<>(this));
        handles.put(name, handle);
        return handle;
    }

    /** Returns a handle of this JVM's, null if it has none. */
    static @Nullable Broadcast<?> find(long number, String name) {
        WeakReference<Broadcasts> found = ALL.get(number);
        Broadcasts broadcasts = found == null ? null : found.get();
        return broadcasts == null ? null : broadcasts.handle(name);
    }

    private synchronized @Nullable Broadcast<?> handle(String name) {
        return handles.get(name);
    }

    /** Makes the newest values those that the batch sees; a batch that begins again sees what it saw. */
    synchronized void beginBatch(long batchId) {
        if (batchId != begunBatchId) {
            begunBatchId = batchId;
            handles.values().forEach(BroadcastHandle::advance);
        }
    }

    synchronized <T> void update(BroadcastHandle<T> handle, T value) {
        TaskContext.find().ifPresent(task -> {
            throw new StreamingException(
                    ErrorCode.INVALID_STATE,
                    handle + " was updated in a task (partition " + task.partition() + " of batch " + task.batchId()
                            + "). Update it in foreachRDD or on a thread of the program's.");
        });
        handle.setNewest(requireNonNull(value, "value"));
    }

    /** Returns whether the calling thread works for a batch, in a task or in a closure. */
    boolean isInBatch() {
        return TaskContext.find().map(task -> task.batchId() >= 0).orElseGet(batch::isOnItsThread);
    }

    long number() {
        return number;
    }

    void close() {
        ALL.remove(number);
    }
}
