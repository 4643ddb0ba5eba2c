package dev.sluice.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingListener;
import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.graph.StreamGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.plan.Plan;
import dev.sluice.internal.plan.Planner;
import dev.sluice.internal.shared.SharedVariables;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.RDDNode;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateVariable;
import dev.sluice.state.StateView;
import dev.sluice.time.BatchGrid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds, starts and stops one program.
 *
 * <p><b>Thread rule:</b> thread-safe; changes of state hold this object's monitor, which no user code is called under.
 */
public final class StreamingEngine {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingEngine.class);

    private final StreamingConf conf;
    private final BatchGrid grid;
    private final Seams seams;
    private final BlockCodec blockCodec;
    private final BatchRuntime runtime;
    private final Runnable releaseResources;
    private final int defaultParallelism;
    private final LongSupplier seeds;
    private final StreamGraph graph;
    private final SharedVariables shared = new SharedVariables();
    private final ListenerBus listeners;
    private final Termination termination;
    private StreamingContextState state = StreamingContextState.INITIALIZED;
    private @Nullable RunningProgram program;
    /** The thread that starts the program at this moment. */
    private @Nullable Thread starter;
    /** Whether a stop that came while the program was being started is graceful, if one came. */
    private Optional<Boolean> stopWhenStarted = Optional.empty();

    /**
     * Creates an engine without a program.
     *
     * @param releaseResources called once when the program has ended, or when it is stopped before it started
     */
    public StreamingEngine(
            StreamingConf conf,
            BatchGrid grid,
            Seams seams,
            BlockCodec blockCodec,
            BatchRuntime runtime,
            Runnable releaseResources) {
        this.conf = requireNonNull(conf, "conf");
        this.grid = requireNonNull(grid, "grid");
        this.seams = requireNonNull(seams, "seams");
        this.blockCodec = requireNonNull(blockCodec, "blockCodec");
        this.runtime = requireNonNull(runtime, "runtime");
        this.releaseResources = requireNonNull(releaseResources, "releaseResources");
        this.defaultParallelism = conf.get(EngineKeys.DEFAULT_PARALLELISM).orElse(runtime.parallelism());
        RandomGenerator random = seams.randomness().generator("rdd");
        this.seeds = () -> {
            synchronized (random) {
                return random.nextLong();
            }
        };
        this.graph = new StreamGraph(new TemplateJobs(defaultParallelism, seeds));
        this.listeners = new ListenerBus(conf.get(EngineKeys.LISTENER_QUEUE_SIZE));
        this.termination = new Termination(seams.tasks());
    }

    public StreamGraph graph() {
        return graph;
    }

    /** Returns the program's accumulators and broadcasts. */
    public SharedVariables shared() {
        return shared;
    }

    /** Returns what runs actions outside of batches. */
    public JobLauncher launcher() {
        return jobs(BatchContext.NONE);
    }

    public void addListener(StreamingListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
    }

    public void removeListener(StreamingListener listener) {
        listeners.remove(listener);
    }

    public synchronized StreamingContextState state() {
        return termination.hasEnded() ? StreamingContextState.STOPPED : state;
    }

    /**
     * Plans the program and starts it. A second call warns and does nothing.
     *
     * @throws StreamingException if the program was refused, a source could not be opened, or the engine was stopped before
     */
    public void start() {
        if (!claimStart()) {
            return;
        }
        try {
            open().start();
        } catch (Throwable failure) {
            failStart(failure);
            throw failure;
        }
        becomeActive();
    }

    private synchronized boolean claimStart() {
        if (state() == StreamingContextState.STOPPED) {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_STOPPED,
                    "The streaming context was stopped and cannot be started again. Create a new one.");
        }
        if (state == StreamingContextState.ACTIVE || starter != null) {
            LOG.warn("The streaming context has already been started; start does nothing");
            return false;
        }
        starter = Thread.currentThread();
        return true;
    }

    /** Plans the program and opens its sources, which is the user's code: no lock is held. */
    private RunningProgram open() {
        FrozenGraph frozen = graph.freeze("the context has been started");
        Plan plan = Planner.plan(frozen, conf, grid, runtime.states().problems(conf));
        conf.warnings().forEach(warning -> LOG.warn("{}", warning));
        runtime.states().open(new RuntimeContext(conf, seams, blockCodec));
        listeners.open(seams.tasks());
        RunningProgram opened = new RunningProgram(
                plan, conf, seams, blockCodec, this::jobs, shared, listeners, termination, this::releaseAll);
        synchronized (this) {
            program = opened;
        }
        return opened;
    }

    private void failStart(Throwable failure) {
        synchronized (this) {
            state = StreamingContextState.STOPPED;
            starter = null;
            program = null;
        }
        releaseAll(failure::addSuppressed, () -> {});
        termination.end();
    }

    private void becomeActive() {
        RunningProgram started;
        Optional<Boolean> stop;
        synchronized (this) {
            state = StreamingContextState.ACTIVE;
            starter = null;
            started = program;
            stop = stopWhenStarted;
        }
        if (started != null) {
            stop.ifPresent(started::requestStop);
        }
    }

    /** Asks the program to stop, and returns at once. Stopping what was never started, or has stopped, does nothing. */
    public void requestStop(boolean isGraceful) {
        RunningProgram started;
        boolean wasNeverStarted;
        synchronized (this) {
            if (starter != null) {
                stopWhenStarted = Optional.of(isGraceful);
                return;
            }
            wasNeverStarted = state == StreamingContextState.INITIALIZED;
            if (wasNeverStarted) {
                graph.freeze("the context has been stopped");
                state = StreamingContextState.STOPPED;
            }
            started = program;
        }
        if (started != null) {
            started.requestStop(isGraceful);
        } else if (wasNeverStarted) {
            releaseAll(termination::fail, () -> {});
            termination.end();
        }
    }

    /** Returns whether the calling thread starts this program, or runs a batch or a listener of it, so that it must not wait for its end. */
    public boolean isOnEngineThread() {
        RunningProgram started;
        synchronized (this) {
            if (starter == Thread.currentThread()) {
                return true;
            }
            started = program;
        }
        return listeners.isOnOwnThread() || (started != null && started.isOnRunnerThread());
    }

    /** Waits until the program has ended. */
    public void awaitEnd() throws InterruptedException {
        termination.awaitEnd();
        awaitThreads();
    }

    /** Waits until the program has ended or something failed. */
    public void await() throws InterruptedException {
        termination.await();
        awaitThreads();
    }

    /** Waits like {@link #await()}, at most for the given time; returns whether it has come. */
    public boolean await(Duration timeout) throws InterruptedException {
        boolean hasCome = termination.await(timeout);
        awaitThreads();
        return hasCome;
    }

    private void awaitThreads() {
        RunningProgram ended = startedProgram();
        if (ended != null && termination.hasEnded() && !isOnEngineThread()) {
            ended.awaitThreads();
        }
    }

    /** Returns the first failure of the program. */
    public Optional<Throwable> failure() {
        return termination.failure();
    }

    /** Returns the lineage of a stream in each remembered batch of a span of time, both ends included. */
    public List<RDDNode<?>> slice(StreamNode stream, long fromMillis, long toMillis) throws Exception {
        RunningProgram started = startedProgram();
        if (started == null && state() == StreamingContextState.STOPPED) {
            throw BatchRunner.stopped(stream);
        }
        if (started == null) {
            throw new StreamingException(
                    ErrorCode.LIFECYCLE_NOT_STARTED,
                    "slice needs a started context: " + stream + " has not been initialized");
        }
        return started.slice(stream, fromMillis, toMillis);
    }

    /** Returns live access to the state of a stream; of one variable of it, if one is given. */
    public StateView<Object, Object> stateView(String name, Optional<StateVariable<?>> variable) {
        RunningProgram started = startedProgram();
        if (started == null) {
            boolean isStopped = state() == StreamingContextState.STOPPED;
            throw new StreamingException(
                    isStopped ? ErrorCode.LIFECYCLE_STOPPED : ErrorCode.LIFECYCLE_NOT_STARTED,
                    "The state of '" + name + "' cannot be viewed: the streaming context "
                            + (isStopped ? "was stopped." : "has not been started. Call start() before."));
        }
        return started.stateView(name, variable);
    }

    /** Returns what the state of each operator takes; empty unless the program runs. */
    public List<StateUsage> stateUsage() {
        RunningProgram started = startedProgram();
        return started == null ? List.of() : started.stateUsage();
    }

    private synchronized @Nullable RunningProgram startedProgram() {
        return program;
    }

    private BatchJobs jobs(BatchContext context) {
        return new BatchJobs(runtime, context, defaultParallelism, seeds, seams.disk(), shared);
    }

    private void releaseAll(Consumer<Throwable> failures, Runnable lastWords) {
        Closing closing = new Closing(failures);
        closing.close("runtime", runtime::close);
        closing.close("shared variables", shared::close);
        lastWords.run();
        closing.close("listeners", listeners::close);
        closing.close("threads", releaseResources);
    }
}
