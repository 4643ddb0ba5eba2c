package dev.sluice.internal.engine;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingEvent.OutputInfo;
import dev.sluice.internal.engine.Inputs.PlannedInput;
import dev.sluice.internal.graph.OutputNode;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.internal.plan.Plan;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.Tasks;
import dev.sluice.state.StateUsage;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one batch after the other: plans its input, fills in the lineage, runs the outputs in the order of their definition.
 *
 * <p>All code of the user's that runs once a batch runs here, so it may block and run actions. Whatever it throws, errors included, ends
 * in the report of its batch. An interrupt fails the output that runs and the rest of its batch, and no other.
 *
 * <p><b>Thread rule:</b> confined to its mailbox.
 */
final class BatchRunner implements Tasks.Handler<RunnerMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(BatchRunner.class);

    private final Plan plan;
    private final Inputs inputs;
    private final Environment environment;
    private final BatchLineage.Template template;
    private final History history;
    private final StateRunner states;
    private volatile @Nullable Thread ownThread;
    private boolean isClosed;

    BatchRunner(Plan plan, Inputs inputs, Environment environment) {
        this.plan = plan;
        this.inputs = inputs;
        this.environment = environment;
        this.template = new BatchLineage.Template(plan.graph());
        this.history = new History(plan.remember().toMillis(), this::release, inputs::release);
        this.states = new StateRunner(plan.states(), plan.failurePolicy(), this::scope, environment::checkState);
    }

    /** What the runner needs of the rest of the engine. */
    interface Environment {
        long epochMillis();

        /** Returns the scope for what a closure makes in a batch. */
        RDDScope scope(BatchTime batch, String owner, String callSite);

        void release(RDDNode.Cached<?> node);

        /** Fixes what a batch sees of values that the program may replace. */
        void beginBatch(BatchTime batch);

        /** Refuses what a batch has changed in state if it does not fit. */
        void checkState(BatchTime batch);

        /** Returns what the state of each operator takes. */
        List<StateUsage> stateUsage();

        /** Commits or drops what a batch changed in state and added to accumulators. */
        void endBatch(BatchTime batch, boolean isCommitted);

        /** Whether anybody listens, so that events are worth making. */
        boolean hasListeners();

        void event(StreamingEvent event);

        /** Takes the report of every batch that succeeded, for back-pressure. */
        void completed(BatchInfo batch);

        void batchEnded(ConductorMessage.BatchEnded ended);

        void tellConductor(ConductorMessage message);

        /** Takes what the sources had received and no batch has got, when the program ends. */
        void inputLeft(List<InputInfo> left);
    }

    @Override
    public void handle(RunnerMessage message) {
        ownThread = Thread.currentThread();
        try {
            dispatch(message);
        } finally {
            ownThread = null;
            Thread.interrupted(); // an interrupt was meant for what ran here
        }
    }

    /** Returns whether the calling thread is the one that runs batches, at this moment. */
    boolean isOnOwnThread() {
        return ownThread == Thread.currentThread();
    }

    private void dispatch(RunnerMessage message) {
        if (message instanceof RunnerMessage.RunBatch run) {
            environment.batchEnded(runSafely(run));
        } else if (message instanceof RunnerMessage.Ask ask) {
            ask.question().run();
        } else if (message instanceof RunnerMessage.StopInputs) {
            inputs.stop();
            environment.tellConductor(new ConductorMessage.InputsStopped(inputs.hasUnplannedInput()));
        } else if (message instanceof RunnerMessage.ReportInputs) {
            environment.tellConductor(new ConductorMessage.InputsStopped(inputs.hasUnplannedInput()));
        } else if (message instanceof RunnerMessage.Close) {
            close();
        } else {
            throw new AssertionError(message);
        }
    }

    /**
     * Returns the remembered lineage of the batches in a span of time, both ends included; on this runner's thread only.
     *
     * @param stream who asks
     * @throws StreamingException if the program has stopped and remembers nothing any more
     */
    List<BatchLineage> history(StreamNode stream, long fromMillis, long toMillis) {
        if (isClosed) {
            throw stopped(stream);
        }
        return history.between(fromMillis, toMillis);
    }

    static StreamingException stopped(StreamNode stream) {
        return new StreamingException(
                ErrorCode.LIFECYCLE_STOPPED,
                "slice of " + stream
                        + " is not possible any more: the streaming context was stopped and has released the"
                        + " RDDs of all batches. Call it before stop.");
    }

    /** Runs a batch and returns how it ended, whatever happens: the conductor starts no other batch before it is told. */
    private ConductorMessage.BatchEnded runSafely(RunnerMessage.RunBatch run) {
        try {
            return run(run.batch(), run.submittedMillis());
        } catch (Throwable defect) {
            FailureText.error(LOG, "Batch " + run.batch() + " could not be ended", defect);
            return new ConductorMessage.BatchEnded(run.batch(), false, Optional.of(defect));
        }
    }

    private ConductorMessage.BatchEnded run(BatchTime batch, long submittedMillis) {
        BatchReport report = new BatchReport(batch, submittedMillis, environment.epochMillis());
        List<Throwable> failures = new ArrayList<>();
        environment.beginBatch(batch);
        Optional<PlannedInput> planned = plan(batch, report, failures);
        publishStarted(report);
        planned.ifPresent(input -> attemptOutputs(batch, input, report, failures));
        history.forgetBefore(batch.milliseconds());
        end(batch, report, failures);
        boolean hadInput = planned.filter(input -> !input.isEmpty()).isPresent();
        return new ConductorMessage.BatchEnded(
                batch, hadInput, failures.stream().findFirst());
    }

    private Optional<PlannedInput> plan(BatchTime batch, BatchReport report, List<Throwable> failures) {
        try {
            PlannedInput planned = inputs.plan(batch);
            report.planned(planned.infos());
            return Optional.of(planned);
        } catch (Throwable failure) {
            FailureText.error(LOG, "Batch " + batch + " failed before its outputs ran", failure);
            failures.add(failure);
            endBatch(batch, false, failures);
            return Optional.empty();
        }
    }

    private void attemptOutputs(BatchTime batch, PlannedInput planned, BatchReport report, List<Throwable> failures) {
        try {
            runOutputs(batch, planned, report, failures);
        } catch (Throwable defect) { // what users throw has been caught further down
            FailureText.error(LOG, "Batch " + batch + " failed in the engine", defect);
            failures.add(defect);
            endBatch(batch, false, failures);
        }
    }

    private void runOutputs(BatchTime batch, PlannedInput planned, BatchReport report, List<Throwable> failures) {
        BatchLineage lineage = template.fill(
                batch,
                planned.nodes(),
                stream -> scope(batch, stream),
                stream -> states.momentOf(batch, stream),
                history::between);
        history.add(lineage);
        StateRunner.Outcome computed = states.compute(lineage);
        failures.addAll(computed.failures());
        for (OutputNode output : plan.graph().outputs()) {
            if (lineage.has(output.parent())) {
                runOutput(lineage, output, computed, report).ifPresent(failures::add);
            }
        }
        if (endBatch(batch, states.mayCommit(computed, failures), failures)) {
            tell(computed.report(), batch);
        }
    }

    /** Returns whether what the batch changed is kept. */
    private boolean endBatch(BatchTime batch, boolean isCommitted, List<Throwable> failures) {
        try {
            environment.endBatch(batch, isCommitted);
            states.end(isCommitted);
            return isCommitted;
        } catch (Throwable failure) {
            String what = isCommitted ? "keep" : "drop";
            FailureText.error(
                    LOG, "The runtime could not " + what + " what batch " + batch + " changed in state", failure);
            failures.add(failure);
            if (isCommitted) {
                return endBatch(batch, false, failures);
            }
            states.end(false);
            return false;
        }
    }

    private void tell(EpochReport report, BatchTime batch) {
        report.events().forEach(environment::event);
        if (!report.oddities().isEmpty()) {
            LOG.warn("batch={} id={} {}", batch.time(), batch.id(), report.oddities());
        }
    }

    private Optional<Throwable> runOutput(
            BatchLineage lineage, OutputNode output, StateRunner.Outcome computed, BatchReport report) {
        long startedMillis = environment.epochMillis();
        if (environment.hasListeners()) {
            environment.event(new StreamingEvent.OutputStarted(
                    outputInfo(lineage.batch(), output, startedMillis, -1, Optional.empty())));
        }
        Optional<Throwable> failure = computed.failureBehind(output.parent()).or(() -> attempt(lineage, output));
        OutputInfo ended = outputInfo(
                lineage.batch(), output, startedMillis, environment.epochMillis(), failure.map(FailureText::of));
        report.add(ended);
        environment.event(new StreamingEvent.OutputCompleted(ended));
        return failure;
    }

    private Optional<Throwable> attempt(BatchLineage lineage, OutputNode output) {
        BatchTime batch = lineage.batch();
        if (Thread.currentThread().isInterrupted()) {
            return Optional.of(new StreamingException(
                    ErrorCode.TASK_CANCELLED,
                    output + " of batch " + batch + " did not run because the batch was interrupted"));
        }
        try {
            RDDScope scope = environment.scope(batch, plan.graph().nameOf(output), output.callSite());
            output.operation().run(lineage.of(output.parent()), scope, batch);
            return Optional.empty();
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            String what = "Output " + output + " of batch " + batch + " failed; the batch's other outputs still run";
            FailureText.error(LOG, what, failure);
            return Optional.of(failure);
        }
    }

    private void end(BatchTime batch, BatchReport report, List<Throwable> failures) {
        report.ended(environment.epochMillis(), environment.stateUsage());
        BatchInfo info = report.toBatchInfo();
        if (failures.isEmpty()) {
            environment.completed(info);
            environment.event(new StreamingEvent.BatchCompleted(info));
        } else {
            environment.event(new StreamingEvent.BatchFailed(info, FailureText.of(failures.get(0))));
        }
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "batch={} id={} records={} wait={}ms run={}ms state={}",
                    batch.time(),
                    batch.id(),
                    info.recordCount(),
                    info.schedulingDelayMillis(),
                    info.processingDelayMillis(),
                    failures.isEmpty() ? BatchState.OUTPUT_DONE : BatchState.FAILED);
        }
    }

    private void publishStarted(BatchReport report) {
        if (environment.hasListeners()) {
            environment.event(new StreamingEvent.BatchStarted(report.toBatchInfo()));
        }
    }

    private RDDScope scope(BatchTime batch, StreamNode stream) {
        return environment.scope(batch, plan.graph().nameOf(stream), stream.callSite());
    }

    private OutputInfo outputInfo(
            BatchTime batch, OutputNode output, long startedMillis, long endedMillis, Optional<String> failure) {
        return new OutputInfo(
                batch.id(),
                batch.milliseconds(),
                output.id(),
                plan.graph().nameOf(output),
                output.callSite(),
                startedMillis,
                endedMillis,
                failure);
    }

    private void release(RDDNode.Cached<?> node) {
        try {
            environment.release(node);
        } catch (Throwable failure) { // what was kept is lost to the process, but no batch is
            FailureText.error(LOG, "The runtime could not release an RDD that it kept", failure);
        }
    }

    private void close() {
        isClosed = true;
        try {
            inputs.stop();
            environment.inputLeft(inputs.left());
            history.clear();
            inputs.close();
        } finally {
            environment.tellConductor(new ConductorMessage.RunnerClosed());
        }
    }
}
