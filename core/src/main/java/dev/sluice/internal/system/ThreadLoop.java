package dev.sluice.internal.system;

import dev.sluice.spi.Tasks.Loop;
import dev.sluice.spi.Tasks.Step;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the steps of a loop on a thread of its own.
 *
 * <p>An idle step is followed by a pause of 1 ms, which doubles with each further idle step up to 10 ms. The pause counts from the
 * beginning of the step: a step that has itself waited as long, say in a read from a socket, is called again at once, so that what
 * arrives next is seen without delay.
 *
 * <p><b>Thread rule:</b> thread-safe; steps are called on the loop's thread.
 */
final class ThreadLoop implements Loop, Endable {
    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long LONGEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final Logger LOG = LoggerFactory.getLogger(ThreadLoop.class);

    private final String name;
    private final Step step;
    private final Thread thread;
    private volatile boolean isClosed;
    private volatile boolean isDone;
    private volatile boolean isWoken;
    private long pauseNanos = SHORTEST_PAUSE_NANOS;

    ThreadLoop(String name, Step step, NamedThreads threads) {
        this.name = name;
        this.step = step;
        this.thread = threads.create(name, this::run);
    }

    void start() {
        thread.start();
    }

    @Override
    public void wake() {
        isWoken = true;
        LockSupport.unpark(thread);
    }

    @Override
    public boolean isDone() {
        return isDone;
    }

    @Override
    public void close() {
        requestEnd();
        awaitEnd(Ending.begin());
    }

    @Override
    public void requestEnd() {
        if (!isClosed) {
            isClosed = true;
            if (Thread.currentThread() != thread) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void awaitEnd(Ending ending) {
        ending.await(thread);
    }

    @Override
    public boolean hasEnded() {
        return thread.getState() == Thread.State.TERMINATED;
    }

    private void run() {
        try {
            boolean goesOn = true;
            while (goesOn && !isClosed) {
                goesOn = runStep();
            }
        } catch (Throwable e) {
            report(e);
        } finally {
            isDone = true;
        }
    }

    private boolean runStep() throws Exception {
        long startNanos = System.nanoTime();
        switch (step.step()) {
            case WORKED -> pauseNanos = SHORTEST_PAUSE_NANOS;
            case IDLE -> {
                pauseUntil(startNanos + pauseNanos);
                pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE_NANOS);
            }
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    private void pauseUntil(long endNanos) {
        long leftNanos = endNanos - System.nanoTime();
        while (leftNanos > 0 && !isWoken && !isClosed) {
            LockSupport.parkNanos(this, leftNanos);
            Thread.interrupted(); // only close() interrupts, and isClosed says so
            leftNanos = endNanos - System.nanoTime();
        }
        isWoken = false;
    }

    private void report(Throwable e) {
        boolean isFromClosing = isClosed && (e instanceof InterruptedException || e instanceof IOException);
        if (isFromClosing) {
            LOG.debug("Loop '{}' was interrupted to end.", name, e);
        } else {
            LOG.error("Loop '{}' ended because a step failed.", name, e);
        }
    }
}
