package dev.sluice.engine;

import dev.sluice.internal.embedded.EmbeddedOptions;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.StateControl;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The embedded runtime, but closing it, or releasing what it keeps, throws. */
final class FaultyRuntime implements BatchRuntime {
    private final BatchRuntime runtime;
    private final Optional<Throwable> closing;
    private final Optional<Throwable> releasing;

    private FaultyRuntime(RuntimeContext context, Optional<Throwable> closing, Optional<Throwable> releasing) {
        this.runtime = new EmbeddedRuntime(context, EmbeddedOptions.ofParallelism(2));
        this.closing = closing;
        this.releasing = releasing;
    }

    static Function<RuntimeContext, BatchRuntime> failingToClose(Throwable fault) {
        return context -> new FaultyRuntime(context, Optional.of(fault), Optional.empty());
    }

    static Function<RuntimeContext, BatchRuntime> failingToRelease(Throwable fault) {
        return context -> new FaultyRuntime(context, Optional.empty(), Optional.of(fault));
    }

    @Override
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        return runtime.run(batch, job);
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        runtime.release(node);
        releasing.ifPresent(FaultyRuntime::<RuntimeException>throwAsIs);
    }

    @Override
    public StateControl states() {
        return runtime.states();
    }

    @Override
    public int parallelism() {
        return runtime.parallelism();
    }

    @Override
    public void close() {
        runtime.close();
        closing.ifPresent(FaultyRuntime::<RuntimeException>throwAsIs);
    }

    @SuppressWarnings("unchecked") // errors and exceptions alike
    private static <X extends Throwable> void throwAsIs(Throwable fault) throws X {
        throw (X) fault;
    }
}
