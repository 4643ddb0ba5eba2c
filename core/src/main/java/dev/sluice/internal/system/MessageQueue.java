package dev.sluice.internal.system;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Queues the messages of a mailbox: many threads add, one at a time takes, none takes a lock.
 *
 * <p>Vyukov's intrusive queue: adding swaps the tail and then links the old tail to the new one; taking follows the links. Between
 * the swap and the link the chain is broken for a moment. The mailbox counts a message before it is added and takes only what was
 * counted, so the taker knows that the link is about to appear, and waits for it.
 *
 * <p><b>Thread rule:</b> {@link #add} may be called from any thread; the other methods are confined to whoever handles messages.
 *
 * @param <M> the messages
 */
final class MessageQueue<M> {
    private static final int SPINS_BEFORE_YIELD = 100;

    private final AtomicReference<Node<M>> tail;
    private Node<M> taken;

    MessageQueue() {
        taken = new Node<>(null, false);
        tail = new AtomicReference<>(taken);
    }

    /** Adds a message, and whether a poster may handle it on its own thread. */
    void add(M message, boolean isForAnyThread) {
        Node<M> node = new Node<>(message, isForAnyThread);
        tail.getAndSet(node).next = node;
    }

    /** Returns the oldest message. Call it only if it is certain that one was added or is being added. */
    M take() {
        Node<M> next = first();
        M message = next.message;
        if (message == null) {
            throw new AssertionError("message taken twice");
        }
        next.message = null;
        taken = next;
        return message;
    }

    /** Returns whether any thread may handle the oldest message; on the same condition. */
    boolean isNextForAnyThread() {
        return first().isForAnyThread;
    }

    @SuppressWarnings("ThreadPriorityCheck") // the yield is a courtesy, nothing depends on it
    private Node<M> first() {
        Node<M> next = taken.next;
        for (int spins = 0; next == null; spins++) {
            if (spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                Thread.yield(); // the adding thread has lost its processor in the middle of adding
            }
            next = taken.next;
        }
        return next;
    }

    private static final class Node<M> {
        private final boolean isForAnyThread;
        private @Nullable M message;
        private volatile @Nullable Node<M> next;

        private Node(@Nullable M message, boolean isForAnyThread) {
            this.message = message;
            this.isForAnyThread = isForAnyThread;
        }
    }
}
