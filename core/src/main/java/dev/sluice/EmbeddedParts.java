package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.system.ShutdownHook;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a context works with, and ends with it.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class EmbeddedParts {
    private final Seams seams;
    private final BatchRuntime runtime;
    private final FrameBlockCodec blockCodec;
    private final boolean endsWithProcess;
    private final AtomicReference<@Nullable ShutdownHook> hook = new AtomicReference<>();

    private EmbeddedParts(
            StreamingConf conf,
            Seams seams,
            Function<? super RuntimeContext, ? extends BatchRuntime> runtimes,
            boolean endsWithProcess) {
        this.seams = requireNonNull(seams, "seams");
        this.blockCodec = new FrameBlockCodec();
        this.runtime = requireNonNull(runtimes.apply(new RuntimeContext(conf, seams, blockCodec)), "runtime");
        this.endsWithProcess = endsWithProcess;
    }

    /** Creates threads, files and connections of this process, and the embedded runtime on them. */
    static EmbeddedParts create(StreamingConf conf) {
        int parallelism =
                conf.get(EngineKeys.MASTER).parallelism(Runtime.getRuntime().availableProcessors());
        Seams seams = SystemSeams.create(parallelism, "sluice-" + conf.get(EngineKeys.APP_NAME));
        return new EmbeddedParts(conf, seams, EmbeddedRuntime::new, true);
    }

    /** Returns parts on seams that somebody else made; a shutdown of the process does not concern them. */
    static EmbeddedParts on(
            StreamingConf conf, Seams seams, Function<? super RuntimeContext, ? extends BatchRuntime> runtimes) {
        return new EmbeddedParts(conf, seams, runtimes, false);
    }

    Seams seams() {
        return seams;
    }

    BatchRuntime runtime() {
        return runtime;
    }

    FrameBlockCodec blockCodec() {
        return blockCodec;
    }

    /** Has {@code stop} called when the process is shut down before these parts are. */
    void atShutdown(Runnable stop) {
        if (endsWithProcess) {
            hook.set(ShutdownHook.register(stop));
        }
    }

    /** Ends all threads. */
    void shutDown() {
        ShutdownHook registered = hook.getAndSet(null);
        if (registered != null) {
            registered.cancel();
        }
        seams.tasks().close();
    }
}
