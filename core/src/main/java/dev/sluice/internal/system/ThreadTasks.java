package dev.sluice.internal.system;

import static java.util.Objects.requireNonNull;

import dev.sluice.spi.Clock;
import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs each mailbox and each loop on a daemon thread of its own, and {@code runAll} on a fixed pool.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class ThreadTasks implements Tasks {
    private final int parallelism;
    private final Clock clock;
    private final NamedThreads threads;
    private final WorkerPool workers;
    private final Set<Endable> running = new LinkedHashSet<>(); // guarded by itself, in the order of start
    private boolean isClosed; // guarded by running

    ThreadTasks(int parallelism, String threadNamePrefix, Clock clock) {
        if (parallelism < 1) {
            throw new IllegalArgumentException("parallelism must be at least 1, got " + parallelism);
        }
        this.parallelism = parallelism;
        this.clock = requireNonNull(clock, "clock");
        this.threads = new NamedThreads(threadNamePrefix);
        this.workers = new WorkerPool(parallelism - 1, threads);
        running.add(workers);
    }

    @Override
    public <M> Mailbox<M> mailbox(String name, int capacity, Handler<M> handler) {
        requireNonNull(name, "name");
        requireNonNull(handler, "handler");
        if (capacity < 1) {
            throw new IllegalArgumentException(
                    "capacity of mailbox '" + name + "' must be at least 1, got " + capacity);
        }
        synchronized (running) {
            checkOpen(name);
            ThreadMailbox<M> mailbox = new ThreadMailbox<>(name, capacity, handler, clock, threads);
            mailbox.start();
            register(mailbox);
            return mailbox;
        }
    }

    @Override
    public Loop loop(String name, Step step) {
        requireNonNull(name, "name");
        requireNonNull(step, "step");
        synchronized (running) {
            checkOpen(name);
            ThreadLoop loop = new ThreadLoop(name, step, threads);
            loop.start();
            register(loop);
            return loop;
        }
    }

    @Override
    public <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception {
        return workers.runAll(bodies);
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public boolean await(CompletableFuture<?> done, Duration timeout) throws InterruptedException {
        try {
            done.get(TimeUnit.NANOSECONDS.convert(timeout), TimeUnit.NANOSECONDS); // which saturates
            return true;
        } catch (ExecutionException | CancellationException failed) {
            return true; // that it is done was the question, not how
        } catch (TimeoutException late) {
            return false;
        }
    }

    /** Asks all threads to end, the youngest first, then waits for all of them until one common deadline. */
    @Override
    public void close() {
        List<Endable> youngestFirst;
        synchronized (running) {
            isClosed = true;
            youngestFirst = new ArrayList<>(running);
        }
        Collections.reverse(youngestFirst);
        Ending ending = Ending.begin();
        youngestFirst.forEach(Endable::requestEnd);
        youngestFirst.forEach(endable -> endable.awaitEnd(ending));
    }

    private void checkOpen(String name) {
        if (isClosed) {
            throw new IllegalStateException("'" + name + "' can not be started: these tasks have been closed");
        }
    }

    /** Remembers what was started, and forgets what has ended since. */
    private void register(Endable started) {
        running.removeIf(Endable::hasEnded);
        running.add(started);
    }
}
