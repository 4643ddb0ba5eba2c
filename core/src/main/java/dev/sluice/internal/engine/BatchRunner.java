package dev.sluice.internal.engine;

import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.BatchInfo;
import dev.sluice.event.StreamingEvent.OutputInfo;
import dev.sluice.internal.engine.Inputs.PlannedInput;
import dev.sluice.internal.graph.OutputNode;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.internal.plan.Plan;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.Tasks;
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
 * <p>All code of the user's that runs once a batch runs here, so it may block and run actions.
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

    BatchRunner(Plan plan, Inputs inputs, Environment environment) {
        this.plan = plan;
        this.inputs = inputs;
        this.environment = environment;
        this.template = new BatchLineage.Template(plan.graph());
        this.history = new History(plan.remember().toMillis(), environment::release, inputs::release);
        this.states = new StateRunner(plan.states(), plan.failurePolicy(), this::scope);
    }

    /** What the runner needs of the rest of the engine. */
    interface Environment {
        long epochMillis();

        /** Returns the scope for what a closure makes in a batch. */
        RDDScope scope(BatchTime batch, String owner, String callSite);

        void release(RDDNode.Cached<?> node);

        /** Commits or drops what a batch changed in state. */
        void endState(BatchTime batch, boolean isCommitted);

        /** Whether anybody listens, so that events are worth making. */
        boolean hasListeners();

        void event(StreamingEvent event);

        /** Takes the report of every batch that succeeded, for back-pressure. */
        void completed(BatchInfo batch);

        void tellConductor(ConductorMessage message);
    }

    @Override
    public void handle(RunnerMessage message) {
        ownThread = Thread.currentThread();
        try {
            dispatch(message);
        } finally {
            ownThread = null;
        }
    }

    /** Returns whether the calling thread is the one that runs batches, at this moment. */
    boolean isOnOwnThread() {
        return ownThread == Thread.currentThread();
    }

    private void dispatch(RunnerMessage message) {
        if (message instanceof RunnerMessage.RunBatch run) {
            Optional<Throwable> failure = run(run.batch(), run.submittedMillis());
            environment.tellConductor(new ConductorMessage.BatchEnded(run.batch(), failure));
        } else if (message instanceof RunnerMessage.Ask ask) {
            ask.question().run();
        } else if (message instanceof RunnerMessage.StopInputs) {
            inputs.stop();
            environment.tellConductor(new ConductorMessage.InputsStopped(inputs.hasUnplannedInput()));
        } else if (message instanceof RunnerMessage.Close) {
            close();
        } else {
            throw new AssertionError(message);
        }
    }

    /** Returns the remembered lineage of the batches in a span of time, both ends included; on this runner's thread only. */
    List<BatchLineage> history(long fromMillis, long toMillis) {
        return history.between(fromMillis, toMillis);
    }

    private Optional<Throwable> run(BatchTime batch, long submittedMillis) {
        BatchReport report = new BatchReport(batch, submittedMillis, environment.epochMillis());
        List<Throwable> failures = new ArrayList<>();
        try {
            PlannedInput planned = inputs.plan(batch);
            report.planned(planned.infos());
            BatchLineage lineage =
                    template.fill(batch, planned.nodes(), stream -> scope(batch, stream), history::between);
            history.add(lineage);
            publishStarted(report);
            StateRunner.Outcome computed = states.compute(lineage);
            failures.addAll(computed.failures());
            for (OutputNode output : plan.graph().outputs()) {
                if (lineage.has(output.parent())) {
                    runOutput(lineage, output, computed, report).ifPresent(failures::add);
                }
            }
            endState(batch, states.mayCommit(computed, failures));
        } catch (Throwable failure) {
            LOG.error("Batch {} failed before its outputs ran", batch, failure);
            failures.add(failure);
            endState(batch, false);
        }
        history.forgetBefore(batch.milliseconds());
        return end(batch, report, failures);
    }

    private void endState(BatchTime batch, boolean isCommitted) {
        if (!plan.states().isEmpty()) {
            environment.endState(batch, isCommitted);
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
                lineage.batch(), output, startedMillis, environment.epochMillis(), failure.map(Throwable::toString));
        report.add(ended);
        environment.event(new StreamingEvent.OutputCompleted(ended));
        return failure;
    }

    private Optional<Throwable> attempt(BatchLineage lineage, OutputNode output) {
        BatchTime batch = lineage.batch();
        try {
            RDDScope scope = environment.scope(batch, plan.graph().nameOf(output), output.callSite());
            output.operation().run(lineage.of(output.parent()), scope, batch);
            return Optional.empty();
        } catch (Throwable failure) {
            LOG.error("Output {} of batch {} failed; the batch's other outputs still run", output, batch, failure);
            return Optional.of(failure);
        }
    }

    private Optional<Throwable> end(BatchTime batch, BatchReport report, List<Throwable> failures) {
        report.ended(environment.epochMillis());
        BatchInfo info = report.toBatchInfo();
        if (failures.isEmpty()) {
            environment.completed(info);
            environment.event(new StreamingEvent.BatchCompleted(info));
        } else {
            environment.event(
                    new StreamingEvent.BatchFailed(info, failures.get(0).toString()));
        }
        LOG.debug(
                "batch={} id={} records={} wait={}ms run={}ms state={}",
                batch.time(),
                batch.id(),
                info.recordCount(),
                info.schedulingDelayMillis(),
                info.processingDelayMillis(),
                failures.isEmpty() ? BatchState.OUTPUT_DONE : BatchState.FAILED);
        return failures.stream().findFirst();
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

    private void close() {
        inputs.stop();
        history.clear();
        inputs.close();
        environment.tellConductor(new ConductorMessage.RunnerClosed());
    }
}
