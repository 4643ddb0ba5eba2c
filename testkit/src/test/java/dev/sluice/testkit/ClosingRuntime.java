package dev.sluice.testkit;

import dev.sluice.config.StreamingConf;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.embedded.EmbeddedOptions;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import dev.sluice.spi.StateControl;
import java.util.List;

/** An embedded runtime that has its threads to itself, and ends them when it is closed. */
final class ClosingRuntime implements BatchRuntime {
    private final Seams seams;
    private final BatchRuntime runtime;

    private ClosingRuntime(Seams seams, EmbeddedOptions options) {
        this.seams = seams;
        this.runtime =
                new EmbeddedRuntime(new RuntimeContext(StreamingConf.create(), seams, new FrameBlockCodec()), options);
    }

    /** Returns an embedded runtime that spreads every group of tasks over threads, however small it is. */
    static BatchRuntime forking(int parallelism, int maxFailures) {
        return create(options(parallelism, maxFailures).withForkThreshold(0));
    }

    /** Returns an embedded runtime that runs every task on the calling thread. */
    static BatchRuntime onCaller(int parallelism, int maxFailures) {
        return create(options(parallelism, maxFailures).withForkThreshold(Long.MAX_VALUE));
    }

    /** Returns an embedded runtime that interprets chains of operators instead of compiling them, on threads and on the caller's. */
    static BatchRuntime withoutFusion(int parallelism, int maxFailures) {
        return create(options(parallelism, maxFailures).withFusing(false));
    }

    private static EmbeddedOptions options(int parallelism, int maxFailures) {
        return EmbeddedOptions.ofParallelism(parallelism).withMaxFailures(maxFailures);
    }

    private static BatchRuntime create(EmbeddedOptions options) {
        return new ClosingRuntime(SystemSeams.create(options.parallelism(), "embedded-contract"), options);
    }

    @Override
    public <T, R> List<R> run(BatchContext batch, Job<T, R> job) {
        return runtime.run(batch, job);
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        runtime.release(node);
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
        seams.tasks().close();
    }
}
