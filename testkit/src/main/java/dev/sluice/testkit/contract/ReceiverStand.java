package dev.sluice.testkit.contract;

import dev.sluice.config.StreamingConf;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.ReceiverSupervisor;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The engine's side of a receiver under contract: keeps what is stored, notes what is asked for, and carries nothing out by itself.
 *
 * <p><b>Thread rule:</b> thread-safe because what changes is guarded by its monitor or copied on write.
 */
final class ReceiverStand<T> implements ReceiverSupervisor<T> {
    private static final Duration STORE_STEP = Duration.ofMillis(1);
    private static final int MOST_STORE_STEPS = 20_000;

    private final SourceWorld world;
    private final SourceContext context;
    private final Receiver<T> receiver;
    private final List<T> stored = new ArrayList<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<Tasks.Loop> loops = new CopyOnWriteArrayList<>();
    private int room = Integer.MAX_VALUE;
    private volatile boolean isStarted;
    /** Whether the receiver and its loops have ended; while they end, a last record may still come. */
    private volatile boolean hasEnded = true;

    ReceiverStand(SourceWorld world, StreamingConf conf, Receiver<T> receiver) {
        this.world = world;
        this.context = world.context(conf);
        this.receiver = receiver;
        receiver.attach(this);
    }

    /** Starts the receiver. */
    void begin() throws Exception {
        hasEnded = false;
        isStarted = true;
        receiver.begin();
    }

    /** Stops the receiver and its loops, as the engine does at a restart and at the end. */
    void end() throws Exception {
        isStarted = false;
        receiver.end();
        loops.forEach(Tasks.Loop::close);
        loops.clear();
        hasEnded = true;
    }

    /** Lets so many records in from now on. */
    synchronized void setRoom(int newRoom) {
        room = newRoom;
        loops.forEach(Tasks.Loop::wake);
    }

    synchronized List<T> stored() {
        return List.copyOf(stored);
    }

    /** Returns the messages of the restarts and stops that the receiver has asked for. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    /** Returns what the receiver has done that it must not, in words. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public void store(T element) {
        for (int step = 0; !tryStore(element); step++) {
            if (step == MOST_STORE_STEPS || !isStarted) {
                throw new IllegalStateException("There is no room for " + element);
            }
            waitForRoom();
        }
    }

    @Override
    public void storeAll(Iterator<? extends T> elements) {
        elements.forEachRemaining(this::store);
    }

    @Override
    public synchronized boolean tryStore(T element) {
        if (hasEnded) {
            complaints.add("stored " + element + " while it was not started");
        }
        if (room == 0) {
            return false;
        }
        room--;
        stored.add(element);
        return true;
    }

    @Override
    public void reportError(String message, @Nullable Throwable cause) {
        requireWords(message);
    }

    @Override
    public void reportRejected(String peer, String reason, String sample) {
        requireWords(peer);
        requireWords(reason);
    }

    @Override
    public void restart(String message, @Nullable Throwable cause, Optional<Duration> delay) {
        requireWords(message);
        requests.add(message);
    }

    @Override
    public void stop(String message, @Nullable Throwable cause) {
        requireWords(message);
        requests.add(message);
    }

    @Override
    public Tasks.Loop loop(String name, Tasks.Step step) {
        Tasks.Loop loop = world.seams().tasks().loop("receiver-contract-" + name, step);
        loops.add(loop);
        return loop;
    }

    @Override
    public SourceContext context() {
        return context;
    }

    @Override
    public boolean isStarted() {
        return isStarted;
    }

    private void requireWords(String message) {
        if (message.isBlank()) {
            complaints.add("told of something without words");
        }
    }

    private void waitForRoom() {
        try {
            world.advance(STORE_STEP);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while storing", interrupt);
        }
    }
}
