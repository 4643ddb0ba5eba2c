package dev.sluice.internal.embedded;

import dev.sluice.spi.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tasks with nothing but {@link #runAll}, on threads of a pool, and a count of how often it was used. */
final class ForkingTasks implements Tasks {
    private final ExecutorService pool;
    private final int parallelism;
    private int forkCount;

    ForkingTasks(int parallelism) {
        this.parallelism = parallelism;
        this.pool = Executors.newFixedThreadPool(parallelism);
    }

    int forkCount() {
        return forkCount;
    }

    @Override
    public <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception {
        forkCount++;
        List<Future<R>> futures = new ArrayList<>();
        for (Callable<R> body : bodies.subList(1, bodies.size())) {
            futures.add(pool.submit(body));
        }
        List<R> results = new ArrayList<>(List.of(bodies.get(0).call()));
        for (Future<R> future : futures) {
            results.add(future.get());
        }
        return results;
    }

    @Override
    public int parallelism() {
        return parallelism;
    }

    @Override
    public boolean await(CompletableFuture<?> done, Duration timeout) {
        throw new UnsupportedOperationException("only runAll");
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }

    @Override
    public <M> Mailbox<M> mailbox(String name, int capacity, Handler<M> handler) {
        throw new UnsupportedOperationException("only runAll");
    }

    @Override
    public Loop loop(String name, Step step) {
        throw new UnsupportedOperationException("only runAll");
    }
}
