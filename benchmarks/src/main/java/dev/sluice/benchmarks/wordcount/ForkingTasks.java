package dev.sluice.benchmarks.wordcount;

import dev.sluice.spi.Tasks;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs bodies on the pool that the hand-written loop uses too, so that both pay the same for a hand-off.
 *
 * <p><b>Thread rule:</b> thread-safe as far as the pool is.
 */
final class ForkingTasks implements Tasks {
    private final ExecutorService pool;
    private final int parallelism;

    ForkingTasks(ExecutorService pool, int parallelism) {
        this.pool = pool;
        this.parallelism = parallelism;
    }

    @Override
    public <R> List<R> runAll(List<? extends Callable<R>> bodies) throws Exception {
        List<Future<R>> futures = new ArrayList<>();
        for (Callable<R> body : bodies.subList(1, bodies.size())) {
            futures.add(pool.submit(body));
        }
        List<R> results = new ArrayList<>();
        results.add(bodies.get(0).call());
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
    public void close() {}

    @Override
    public <M> Mailbox<M> mailbox(String name, int capacity, Handler<M> handler) {
        throw new UnsupportedOperationException("only runAll");
    }

    @Override
    public Loop loop(String name, Step step) {
        throw new UnsupportedOperationException("only runAll");
    }
}
