package dev.sluice.internal.system;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks.Handler;
import dev.sluice.spi.Tasks.Mailbox;
import dev.sluice.spi.Tasks.Timer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the messages of a mailbox, on a thread of its own unless a poster lends its thread.
 *
 * <p>Whoever handles messages holds {@code handling}: the mailbox's thread, or a caller of {@link #handleOrPost}. A caller handles its own
 * message and those that other callers of that method have queued meanwhile, and leaves the rest to the mailbox's thread.
 *
 * <p>{@code state} counts the waiting messages; its sign bit says that the mailbox is closed. A poster counts its message before it
 * queues it, in the same atomic step that sees that the mailbox is open and has room. So the bound is exact, and every message for
 * which {@code post} returned true is handled.
 *
 * <p><b>Invariant: no message waits unseen.</b> Whenever {@code state} is not 0 and nobody holds {@code handling}, a thread is on its way to look
 * at both: the mailbox's thread, which does not park, or one that has posted or let go of {@code handling} and has not looked yet. It holds because of four orders, of which
 * none may be turned round:
 * <ol>
 *   <li>A poster counts its message first. Then {@code post} wakes the mailbox's thread, unless the poster itself holds {@code handling}; and
 *       {@code handleOrPost}, which wakes nobody, tries to take {@code handling}.
 *   <li>A holder lets go of {@code handling} first and looks at {@code state} then, every time and before it waits for anything else. So of a
 *       poster that fails to take {@code handling} and the holder that made it fail, the holder sees the message.
 *   <li>A caller that leaves messages to the mailbox's thread lets go first and wakes it then; else the thread finds {@code handling} held
 *       and parks again.
 *   <li>The mailbox's thread says that it is about to park first and looks at {@code state} and {@code handling} then. If it finds
 *       {@code handling} held, it may park, since by 2 the holder is yet to look.
 * </ol>
 *
 * <p>The thread waits for messages as {@link SpinThenPark} says. For a timer it parks until {@value #TIMER_SPIN_NANOS} ns before the
 * timer is due, since the system wakes a thread late by about that much, and spins for what is left; this happens only for a timer
 * that fires, and costs at most that much processor time for each, so 7 % of one processor for a timer every millisecond. Since the
 * wall clock can be set, a park for a timer lasts {@value #RECHECK_NANOS} ns at most; a timer is late by little more than that after
 * the clock has jumped.
 *
 * <p><b>Thread rule:</b> thread-safe; messages are handled by the holder of {@code handling}.
 */
final class ThreadMailbox<M> implements Mailbox<M>, Endable {
    static final long TIMER_SPIN_NANOS = 70_000;
    static final long RECHECK_NANOS = 100_000_000;
    private static final int CLOSED = Integer.MIN_VALUE;
    private static final int COUNT = Integer.MAX_VALUE;
    /** A caller that lent its thread gets it back after this many messages. */
    private static final int MOST_HANDLED_FOR_OTHERS = 16;

    private static final Logger LOG = LoggerFactory.getLogger(ThreadMailbox.class);

    private final String name;
    private final int capacity;
    private final Handler<M> handler;
    private final Thread thread;
    private final MessageQueue<M> messages = new MessageQueue<>();
    private final TimerQueue<M> timers;
    private final AtomicInteger state = new AtomicInteger();
    private final AtomicReference<@Nullable Thread> handling = new AtomicReference<>();
    private final SpinThenPark arrivals = SpinThenPark.adaptive(this::hasNews);
    private final ReentrantLock roomLock = new ReentrantLock();
    private final Condition room = roomLock.newCondition();
    private final AtomicInteger waitingPosters = new AtomicInteger();
    private volatile boolean timersChanged;

    ThreadMailbox(String name, int capacity, Handler<M> handler, Clock clock, NamedThreads threads) {
        this.name = name;
        this.capacity = capacity;
        this.handler = handler;
        this.timers = new TimerQueue<>(clock);
        this.thread = threads.create(name, this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public boolean post(M message) {
        if (!enqueue(message, false)) {
            return false;
        }
        if (!isOwn()) {
            arrivals.wake();
        }
        return true;
    }

    @Override
    public boolean handleOrPost(M message) {
        requireNonNull(message, "message");
        if (state.get() == 0 && tryBeginHandling()) {
            boolean isNext = state.get() == 0;
            if (isNext) {
                handle(message);
            }
            handling.set(null);
            handleForOthers(); // also before waiting for room: who came meanwhile relied on this holder
            if (isNext) {
                return true;
            }
        }
        boolean isPosted = enqueue(message, true);
        handleForOthers();
        return isPosted;
    }

    @Override
    public Timer postAt(long epochMillis, M message) {
        Timer timer = timers.add(epochMillis, requireNonNull(message, "message"));
        if (Thread.currentThread() != thread) {
            timersChanged = true;
            arrivals.wake();
        }
        return timer;
    }

    @Override
    public int size() {
        return state.get() & COUNT;
    }

    @Override
    public void close() {
        requestEnd();
        awaitEnd(Ending.begin());
    }

    @Override
    public void requestEnd() {
        if (state.getAndUpdate(seen -> seen | CLOSED) >= 0) {
            arrivals.wake();
            signalRoom();
        }
    }

    @Override
    public void awaitEnd(Ending ending) {
        if (!isOwn()) {
            ending.await(thread);
        }
    }

    @Override
    public boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    private void run() {
        boolean goesOn = true;
        while (goesOn) {
            timers.postDue(this::post);
            if (state.get() != 0 && tryBeginHandling()) {
                goesOn = handleNext();
                handling.set(null);
            } else {
                awaitNews();
            }
        }
    }

    /** Handles the next message; returns false if there will never be one. */
    private boolean handleNext() {
        M message = poll();
        if (message != null) {
            handle(message);
        }
        return message != null || state.get() != CLOSED;
    }

    private boolean isOwn() {
        Thread current = Thread.currentThread();
        return current == thread || current == handling.get();
    }

    private boolean tryBeginHandling() {
        return handling.get() == null && handling.compareAndSet(null, Thread.currentThread());
    }

    private boolean enqueue(M message, boolean isForAnyThread) {
        requireNonNull(message, "message");
        boolean isOwn = isOwn();
        while (true) {
            int seen = state.get();
            if (seen < 0) {
                return false;
            }
            if (seen >= capacity && !isOwn) {
                if (!awaitRoom()) {
                    return false;
                }
            } else if (state.compareAndSet(seen, seen + 1)) {
                messages.add(message, isForAnyThread);
                return true;
            }
        }
    }

    /** Handles what callers of {@code handleOrPost} have queued; when there is anything else, wakes the mailbox's thread for it. */
    private void handleForOthers() {
        while (state.get() != 0 && tryBeginHandling()) {
            int count = 0;
            while (count < MOST_HANDLED_FOR_OTHERS && size() > 0 && messages.isNextForAnyThread()) {
                handleNext();
                count++;
            }
            boolean isForThread = state.get() != 0;
            handling.set(null);
            if (isForThread) {
                arrivals.wake();
                return;
            }
        }
    }

    private @Nullable M poll() {
        if (size() == 0) {
            return null;
        }
        M message = messages.take();
        state.decrementAndGet();
        if (waitingPosters.get() > 0) {
            signalRoom();
        }
        return message;
    }

    private void handle(M message) {
        try {
            handler.handle(message);
        } catch (Throwable e) { // errors too: the other messages must not be lost with this one
            LOG.error(
                    "Mailbox '{}' could not handle a {}; it goes on with the next message.",
                    name,
                    message.getClass().getSimpleName(),
                    e);
        }
    }

    private boolean hasNews() {
        return (state.get() != 0 && handling.get() == null) || timersChanged;
    }

    private void awaitNews() {
        Thread.interrupted(); // a handler may have left it set, and then no park would last
        timersChanged = false;
        long untilDueNanos = timers.nanosUntilDue();
        if (untilDueNanos == Long.MAX_VALUE) {
            arrivals.await(Long.MAX_VALUE);
        } else if (untilDueNanos > TIMER_SPIN_NANOS) {
            arrivals.await(Math.min(untilDueNanos - TIMER_SPIN_NANOS, RECHECK_NANOS));
        } else {
            spinUntil(System.nanoTime() + untilDueNanos);
        }
    }

    private void spinUntil(long nanoTime) {
        while (System.nanoTime() - nanoTime < 0 && !hasNews()) {
            Thread.onSpinWait();
        }
    }

    private boolean awaitRoom() {
        roomLock.lock();
        waitingPosters.incrementAndGet();
        try {
            while (state.get() >= capacity) {
                room.await();
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            waitingPosters.decrementAndGet();
            roomLock.unlock();
        }
    }

    private void signalRoom() {
        roomLock.lock();
        try {
            room.signalAll();
        } finally {
            roomLock.unlock();
        }
    }
}
