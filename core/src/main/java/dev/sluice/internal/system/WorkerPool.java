package dev.sluice.internal.system;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Helps callers of {@code runAll} with their bodies, on threads that are started by the first call.
 *
 * <p>A worker never waits for a body: a {@code runAll} inside a worker runs inline. So callers wait for workers and nobody waits for
 * callers, and no cycle can form. The queue holds one entry for each call under way.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class WorkerPool implements Endable {
    private final List<Worker> workers;
    private final ConcurrentLinkedQueue<Fork<?>> forks = new ConcurrentLinkedQueue<>();
    private volatile boolean isStarted;
    private volatile boolean isClosed;

    WorkerPool(int workerCount, NamedThreads threads) {
        List<Worker> created = new ArrayList<>(workerCount);
        for (int index = 0; index < workerCount; index++) {
            created.add(new Worker(threads, index));
        }
        this.workers = List.copyOf(created);
    }

    <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception {
        if (bodies.isEmpty()) {
            return List.of();
        }
        Fork<R> fork = new Fork<>(bodies);
        if (bodies.size() == 1 || workers.isEmpty() || isWorker(Thread.currentThread()) || !start()) {
            return fork.runOnCaller(() -> {});
        }
        forks.add(fork);
        try {
            wake(bodies.size() - 1);
            return fork.runOnCaller(() -> interruptWorkersOn(fork));
        } finally {
            forks.remove(fork);
        }
    }

    @Override
    public void requestEnd() {
        synchronized (this) {
            isClosed = true;
        }
        wake(workers.size());
    }

    @Override
    public void awaitEnd(Ending ending) {
        for (Worker worker : workers) {
            ending.await(worker.thread);
        }
    }

    @Override
    public boolean hasEnded() {
        return false; // there is one for each ThreadTasks, which closes it
    }

    /** Starts the workers if need be; returns false if the pool has been closed. */
    private boolean start() {
        if (!isStarted) {
            synchronized (this) {
                if (!isStarted && !isClosed) {
                    workers.forEach(worker -> worker.thread.start());
                    isStarted = true;
                }
            }
        }
        return !isClosed;
    }

    private boolean isWorker(Thread thread) {
        for (Worker worker : workers) {
            if (worker.thread == thread) {
                return true;
            }
        }
        return false;
    }

    private void wake(int count) {
        for (int index = 0; index < workers.size() && index < count; index++) {
            workers.get(index).arrivals.wake();
        }
    }

    private void interruptWorkersOn(Fork<?> fork) {
        workers.forEach(worker -> worker.interruptIfOn(fork));
    }

    private final class Worker {
        private final Thread thread;
        private final SpinThenPark arrivals = SpinThenPark.adaptive(() -> isClosed || !forks.isEmpty());
        private @Nullable Fork<?> current; // guarded by this

        private Worker(NamedThreads threads, int index) {
            this.thread = threads.create("worker-" + index, this::run);
        }

        private void run() {
            while (!isClosed) {
                Fork<?> fork = forks.peek();
                if (fork == null) {
                    arrivals.await(Long.MAX_VALUE);
                    Thread.interrupted(); // one that came too late for its body
                } else if (fork.hasMore()) {
                    help(fork);
                } else {
                    forks.remove(fork);
                }
            }
        }

        private void help(Fork<?> fork) {
            setCurrent(fork); // before a body is taken, so that an interrupt can not miss it
            try {
                for (int index = fork.take(); index >= 0; index = fork.take()) {
                    fork.run(index);
                }
            } finally {
                setCurrent(null);
            }
        }

        private synchronized void setCurrent(@Nullable Fork<?> fork) {
            current = fork;
            Thread.interrupted();
        }

        private synchronized void interruptIfOn(Fork<?> fork) {
            if (current == fork) {
                thread.interrupt();
            }
        }
    }
}
