package dev.sluice.internal.simulated;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Tasks.Handler;
import dev.sluice.spi.Tasks.Mailbox;
import dev.sluice.spi.Tasks.Timer;
import java.util.ArrayDeque;
import java.util.Queue;

/**
 * Handles the messages of a mailbox, one for each turn.
 *
 * <p><b>Thread rule:</b> confined to the stepping thread.
 */
final class SimulatedMailbox<M> extends Actor implements Mailbox<M> {
    private final SimulatedTasks tasks;
    private final int capacity;
    private final Handler<M> handler;
    private final Queue<M> messages = new ArrayDeque<>();
    private boolean isClosed;

    SimulatedMailbox(SimulatedTasks tasks, String name, int capacity, Handler<M> handler) {
        super(name);
        this.tasks = tasks;
        this.capacity = capacity;
        this.handler = handler;
    }

    @Override
    public boolean post(M message) {
        requireNonNull(message, "message");
        if (!tasks.isTurnOf(this)) {
            makeRoom();
        }
        return enqueue(message);
    }

    @Override
    public Timer postAt(long epochMillis, M message) {
        requireNonNull(message, "message");
        return tasks.addTimer(epochMillis, () -> enqueue(message));
    }

    @Override
    public int size() {
        return messages.size();
    }

    @Override
    public void close() {
        isClosed = true;
        while (isReady() && !isRunning()) {
            tasks.giveTurn(this);
        }
    }

    @Override
    String describe() {
        return "mailbox '" + name() + "'";
    }

    @Override
    boolean isReady() {
        return !messages.isEmpty();
    }

    @Override
    void turn() {
        try {
            handler.handle(messages.remove());
        } catch (Throwable e) { // errors too, as in production
            tasks.report(this, e);
        }
    }

    /** Closes without handling what waits. */
    void closeToPosts() {
        isClosed = true;
    }

    boolean hasEnded() {
        return isClosed && messages.isEmpty();
    }

    private boolean enqueue(M message) {
        if (isClosed) {
            return false;
        }
        messages.add(message);
        tasks.makeReady(this);
        return true;
    }

    private void makeRoom() {
        while (messages.size() >= capacity && !isClosed) {
            if (isRunning()) {
                throw new IllegalStateException("Post to " + describe() + " by " + tasks.describeTurn()
                        + " can not get room: all " + capacity + " places are taken, and its handler is itself waiting,"
                        + " further down the stack, for the poster. In production this may wait for ever. Raise the"
                        + " capacity, or post less from within handlers.");
            }
            tasks.giveTurn(this);
        }
    }
}
