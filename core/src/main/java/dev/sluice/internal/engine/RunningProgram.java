package dev.sluice.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.BatchDropped;
import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingEvent.BatchSubmitted;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.ingest.BackPressure;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.internal.plan.Plan;
import dev.sluice.internal.shared.SharedVariables;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.BatchRuntime.BatchContext;
import dev.sluice.spi.BlockCodec;
import dev.sluice.spi.Seams;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.Tasks;
import dev.sluice.state.StateUsage;
import dev.sluice.state.StateVariable;
import dev.sluice.state.StateView;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * A program that was started: the conductor, the batch runner and the sources, wired together.
 *
 * <p><b>Thread rule:</b> thread-safe; what the conductor and the runner call back is confined to their mailboxes.
 */
final class RunningProgram implements Conductor.Collaborators, BatchRunner.Environment {
    private static final int CONDUCTOR_CAPACITY = 4_096;
    private static final int RUNNER_CAPACITY = 1_024;

    private final Plan plan;
    private final StreamingConf conf;
    private final Seams seams;
    private final BlockCodec blockCodec;
    private final JobsFactory jobs;
    private final SharedVariables shared;
    private final ListenerBus listeners;
    private final Termination termination;
    private final SteadyClock clock;
    private final Release release;
    private final Tasks.Mailbox<ConductorMessage> conductor;
    private final Tasks.Mailbox<RunnerMessage> runnerMailbox;
    private final BatchRunner runner;
    private final Inputs inputs;
    /** Whether input has arrived since the last cut. */
    private final AtomicBoolean hasArrivals = new AtomicBoolean();

    /** What no batch has got; told by the runner before it ends. */
    private volatile List<InputInfo> inputLeft = List.of();

    private final BackPressure backPressure;
    private final StateViews states;
    /** The last batch whose changes of state were kept. */
    private volatile Optional<BatchTime> lastKept = Optional.empty();
    /** When each waiting batch was planned; confined to the conductor. */
    private final Map<Long, Long> submittedMillis = new HashMap<>();

    /**
     * Opens and starts the sources, and begins to cut batches.
     *
     * @param release called once, when all batches have ended, on the conductor's thread
     * @throws dev.sluice.error.StreamingException if a source cannot be opened; everything is closed again
     */
    RunningProgram(
            Plan plan,
            StreamingConf conf,
            Seams seams,
            BlockCodec blockCodec,
            JobsFactory jobs,
            SharedVariables shared,
            ListenerBus listeners,
            Termination termination,
            Release release) {
        this.plan = plan;
        this.conf = conf;
        this.seams = seams;
        this.blockCodec = blockCodec;
        this.jobs = jobs;
        this.shared = shared;
        this.listeners = listeners;
        this.termination = termination;
        this.release = release;
        this.states =
                new StateViews(plan, jobs.of(BatchContext.NONE).stateReader(), () -> lastKept, termination::hasEnded);
        this.clock = new SteadyClock(seams.clock());
        this.conductor = seams.tasks().mailbox("conductor", CONDUCTOR_CAPACITY, new Conductor(plan, clock, this));
        this.inputs = Inputs.open(plan, this::sourceContext, termination::fail);
        this.backPressure = new BackPressure(conf, plan.grid().interval());
        inputs.control(backPressure);
        this.runner = new BatchRunner(plan, inputs, this);
        this.runnerMailbox = seams.tasks().mailbox("batch-runner", RUNNER_CAPACITY, runner);
    }

    void start() {
        inputs.start();
        event(new StreamingEvent.StreamingStarted(epochMillis()));
        conductor.post(new ConductorMessage.StartSchedule());
    }

    void requestStop(boolean isGraceful) {
        conductor.post(new ConductorMessage.StopSchedule(isGraceful));
    }

    /** Returns whether the calling thread runs a batch of this program at this moment. */
    boolean isOnRunnerThread() {
        return runner.isOnOwnThread();
    }

    /** Returns the lineage of a stream in each remembered batch of a span of time, both ends included. */
    List<RDDNode<?>> slice(StreamNode stream, long fromMillis, long toMillis) throws Exception {
        if (isOnRunnerThread()) {
            return sliceHere(stream, fromMillis, toMillis);
        }
        CompletableFuture<List<RDDNode<?>>> answer = new CompletableFuture<>();
        AtomicReference<Throwable> failure = new AtomicReference<>();
        boolean isAsked = runnerMailbox.post(new RunnerMessage.Ask(() -> {
            try {
                answer.complete(sliceHere(stream, fromMillis, toMillis));
            } catch (Throwable thrown) {
                failure.set(thrown);
                answer.complete(List.of());
            }
        }));
        if (!isAsked) {
            throw BatchRunner.stopped(stream);
        }
        if (!seams.tasks().await(answer, plan.gracefulStopTimeout())) {
            throw new StreamingException(
                    ErrorCode.INVALID_STATE,
                    "slice of " + stream + " was not answered within "
                            + plan.gracefulStopTimeout().toMillis()
                            + " ms because a batch is still running. Call it inside foreachRDD, or ask again.");
        }
        if (failure.get() instanceof Error error) {
            throw error;
        }
        if (failure.get() instanceof Exception exception) {
            throw exception;
        }
        return answer.getNow(List.of());
    }

    private List<RDDNode<?>> sliceHere(StreamNode stream, long fromMillis, long toMillis) throws Exception {
        List<RDDNode<?>> nodes = new ArrayList<>();
        for (BatchLineage lineage : runner.history(stream, fromMillis, toMillis)) {
            if (lineage.has(stream)) {
                nodes.add(lineage.of(stream));
            }
        }
        return nodes;
    }

    private SourceContext sourceContext(StreamNode stream) {
        int streamId = ((StreamOperator.Input) stream.operator()).streamId();
        Runnable dataArrived = conf.get(BatchKeys.CUT_POLICY) == CutPolicy.ON_ARRIVAL ? this::dataArrived : () -> {};
        return new SourceContext(
                streamId,
                plan.graph().nameOf(stream),
                plan.grid().interval(),
                conf,
                seams,
                blockCodec,
                dataArrived,
                this::event);
    }

    private void dataArrived() {
        if (!hasArrivals.getAndSet(true)) {
            conductor.handleOrPost(ConductorMessage.CutOnArrival.INSTANCE);
        }
    }

    @Override
    public void cutInputs(BatchTime batch) {
        hasArrivals.set(false); // before the cut: what arrives between the two is rather announced twice than never
        inputs.cut(batch);
    }

    @Override
    public boolean hasArrivals() {
        return hasArrivals.get();
    }

    @Override
    public void planned(BatchTime batch) {
        submittedMillis.put(batch.id(), epochMillis());
    }

    @Override
    public void submitted(BatchTime batch) {
        if (hasListeners()) {
            event(new BatchSubmitted(waiting(batch, requireNonNull(submittedMillis.get(batch.id()), "submitted"))));
        }
    }

    @Override
    public void dropped(BatchTime batch) {
        event(new BatchDropped(waiting(batch, requireNonNull(submittedMillis.remove(batch.id()), "submitted"))));
    }

    private static BatchInfo waiting(BatchTime batch, long submittedMillis) {
        return new BatchInfo(
                batch.id(), batch.milliseconds(), submittedMillis, -1, -1, List.of(), List.of(), List.of());
    }

    @Override
    public void run(BatchTime batch) {
        long submitted = requireNonNull(submittedMillis.remove(batch.id()), "submitted");
        runnerMailbox.post(new RunnerMessage.RunBatch(batch, submitted));
    }

    @Override
    public void stopInputs() {
        runnerMailbox.post(new RunnerMessage.StopInputs());
    }

    @Override
    public void reportInputs() {
        runnerMailbox.post(new RunnerMessage.ReportInputs());
    }

    @Override
    public void closeRunner() {
        runnerMailbox.post(new RunnerMessage.Close());
    }

    @Override
    public Tasks.Timer later(long epochMillis, ConductorMessage message) {
        return conductor.postAt(epochMillis, message);
    }

    @Override
    public void failed(Throwable failure) {
        termination.fail(failure);
    }

    @Override
    public void terminated() {
        try {
            new Closing(this::failed).close("batch runner", runnerMailbox::close);
            InputLeft.warn(inputLeft);
            release.all(
                    this::failed,
                    () -> event(new StreamingEvent.StreamingStopped(
                            epochMillis(), termination.failure().map(FailureText::of), inputLeft)));
        } finally {
            conductor.close();
            termination.end();
        }
    }

    /** Waits until the last thread of this program has ended, which is a moment after {@link Termination} has told of the end. */
    void awaitThreads() {
        conductor.close();
    }

    @Override
    public long epochMillis() {
        return clock.epochMillis();
    }

    @Override
    public RDDScope scope(BatchTime batch, String owner, String callSite) {
        return new RDDScope(jobs.of(contextOf(batch)), owner, callSite, false);
    }

    @Override
    public void release(RDDNode.Cached<?> node) {
        jobs.of(BatchContext.NONE).release(node);
    }

    @Override
    public void beginBatch(BatchTime batch) {
        shared.beginBatch(batch.id());
    }

    @Override
    public void endBatch(BatchTime batch, boolean isCommitted) {
        if (!plan.states().isEmpty()) {
            jobs.of(contextOf(batch)).endState(isCommitted);
            lastKept = isCommitted ? Optional.of(batch) : lastKept;
        }
        shared.endBatch(isCommitted);
    }

    @Override
    public void checkState(BatchTime batch) {
        jobs.of(contextOf(batch)).checkState();
    }

    @Override
    public List<StateUsage> stateUsage() {
        return plan.states().isEmpty() ? List.of() : states.usage();
    }

    /** Returns live access to the state of a stream; of one variable of it, if one is given. */
    StateView<Object, Object> stateView(String name, Optional<StateVariable<?>> variable) {
        return states.view(name, variable);
    }

    private static BatchContext contextOf(BatchTime batch) {
        return new BatchContext(batch.id(), batch.milliseconds());
    }

    @Override
    public boolean hasListeners() {
        return listeners.hasListeners();
    }

    @Override
    public void event(StreamingEvent event) {
        listeners.publish(event);
    }

    @Override
    public void completed(BatchInfo batch) {
        backPressure.batchCompleted(batch).forEach(this::event);
    }

    /** Decides here and now what to do next: the runner's thread is free for the next batch, and no other has to be woken. */
    @Override
    public void batchEnded(ConductorMessage.BatchEnded ended) {
        conductor.handleOrPost(ended);
    }

    @Override
    public void tellConductor(ConductorMessage message) {
        conductor.post(message);
    }

    @Override
    public void inputLeft(List<InputInfo> left) {
        inputLeft = left;
    }

    /** Gives back what a program worked with. */
    @FunctionalInterface
    interface Release {
        /**
         * Closes everything, whatever fails on the way.
         *
         * @param failures takes what fails
         * @param lastWords called before listeners are closed
         */
        void all(Consumer<Throwable> failures, Runnable lastWords);
    }

    /** Makes the launcher of a batch's jobs. */
    @FunctionalInterface
    interface JobsFactory {
        BatchJobs of(BatchContext context);
    }
}
