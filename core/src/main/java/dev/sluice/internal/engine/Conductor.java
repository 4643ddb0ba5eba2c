package dev.sluice.internal.engine;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CatchUp;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.FailurePolicy;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.Invariants;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.EdgesMerged;
import dev.sluice.internal.plan.Plan;
import dev.sluice.spi.Tasks;
import dev.sluice.time.BatchGrid;
import dev.sluice.time.BatchTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Owns the schedule: when a batch is cut, which one runs, what a stop still waits for.
 *
 * <p>It never waits, does no I/O and calls no user code; the batch runner does all of that and tells it when it is done.
 *
 * <p><b>Thread rule:</b> confined to its mailbox.
 */
final class Conductor implements Tasks.Handler<ConductorMessage> {
    private static final Logger LOG = LoggerFactory.getLogger(Conductor.class);
    /** Batches without input that are tried at once, for sources that have empty ones, such as queues of lists. */
    private static final int MOST_FRUITLESS_DRAINS = 100;

    private final Plan plan;
    private final Collaborators others;
    private final SteadyClock clock;
    private final BatchLedger ledger = new BatchLedger();
    private Phase phase = Phase.NEW;
    private long nextEdgeMillis;
    /** The batch that was planned last, while its time may still change. */
    private Optional<BatchTime> unannounced = Optional.empty();

    /** How many batches in a row the sources had input for when they were asked, and none when it was planned. */
    private int fruitlessDrains;

    private boolean isLastDrainFailed;

    private Tasks.@Nullable Timer edgeTimer;
    private Tasks.@Nullable Timer giveUpTimer;

    Conductor(Plan plan, SteadyClock clock, Collaborators others) {
        this.plan = plan;
        this.clock = clock;
        this.others = others;
    }

    /** Who the conductor tells what it decided. Every method returns at once. */
    interface Collaborators {
        /** Marks the end of the input that belongs to a batch. */
        void cutInputs(BatchTime batch);

        /** Returns whether input has arrived since the last cut. */
        boolean hasArrivals();

        /** A batch is planned; its time may still change. */
        void planned(BatchTime batch);

        /** The time of a planned batch is final. */
        void submitted(BatchTime batch);

        /** A batch that was submitted will not run. */
        void dropped(BatchTime batch);

        void run(BatchTime batch);

        /** Stops the sources; {@link ConductorMessage.InputsStopped} is the answer. */
        void stopInputs();

        /** Asks whether the sources have input left; {@link ConductorMessage.InputsStopped} is the answer. */
        void reportInputs();

        void closeRunner();

        void event(StreamingEvent event);

        /** Posts {@code message} to the conductor at a wall-clock time. */
        Tasks.Timer later(long epochMillis, ConductorMessage message);

        void failed(Throwable failure);

        void terminated();
    }

    /** How far the schedule has come. */
    private enum Phase {
        NEW,
        CUTTING,
        /** Sources are being stopped. */
        STOPPING_INPUTS,
        /** What was taken in is processed. */
        DRAINING,
        CLOSING,
        CLOSED
    }

    @Override
    public void handle(ConductorMessage message) {
        try {
            dispatch(message);
        } catch (Throwable defect) { // without the conductor the program would stand still for ever
            others.failed(defect);
            onStop(false);
            throw defect;
        }
    }

    private void dispatch(ConductorMessage message) {
        if (message instanceof ConductorMessage.CutOnArrival) {
            runNext();
        } else if (message instanceof ConductorMessage.BatchEnded ended) {
            onBatchEnded(ended);
        } else if (message instanceof ConductorMessage.PassEdge edge) {
            onEdge(edge.edgeMillis());
        } else if (message instanceof ConductorMessage.StartSchedule) {
            onStart();
        } else if (message instanceof ConductorMessage.StopSchedule stop) {
            onStop(stop.isGraceful());
        } else if (message instanceof ConductorMessage.InputsStopped stopped) {
            onInputsStopped(stopped.hasUnplannedInput());
        } else if (message instanceof ConductorMessage.PlanRest) {
            planRest();
        } else if (message instanceof ConductorMessage.GiveUpStopping) {
            onGiveUp();
        } else if (message instanceof ConductorMessage.RunnerClosed) {
            onRunnerClosed();
        } else {
            throw new AssertionError(message);
        }
    }

    private void onStart() {
        if (phase != Phase.NEW) {
            return;
        }
        phase = Phase.CUTTING;
        nextEdgeMillis = grid().firstEdgeAfter(clock.epochMillis());
        awaitEdge();
        runNext();
    }

    private void onEdge(long edgeMillis) {
        if (phase != Phase.CUTTING || edgeMillis != nextEdgeMillis || isLastPlanned()) {
            return;
        }
        long last = Math.max(edgeMillis, grid().lastEdgeAtOrBefore(clock.epochMillis()));
        passEdges(edgeMillis, last);
        nextEdgeMillis = grid().firstEdgeAfter(last);
        awaitEdge();
        runNext();
    }

    private void passEdges(long first, long last) {
        long edge = first;
        while (plan.catchUp() == CatchUp.EACH
                && edge <= last
                && !isLastPlanned()
                && ledger.waitingCount() < plan.catchUpMaxEach()) {
            submit(ledger.plan(edge));
            edge = grid().firstEdgeAfter(edge);
        }
        if (edge > last || isLastPlanned()) {
            return;
        }
        Optional<BatchTime> waiting = ledger.lastWaiting();
        if (waiting.isPresent()) {
            BatchTime postponed = ledger.postpone(last);
            unannounced = Optional.of(postponed); // the last one planned never is announced while it waits
            others.cutInputs(postponed);
            merged(waiting.get().milliseconds(), last);
        } else {
            submit(ledger.plan(last));
            merged(edge, last);
        }
    }

    /** Tells that of the edges from {@code first} to {@code last} only the last has a batch. */
    private void merged(long first, long last) {
        long lostCount = grid().edgeCount(first - 1, last) - 1;
        if (lostCount > 0) {
            others.event(new EdgesMerged(first, last, lostCount));
            LOG.debug(
                    "{} edges have no batch of their own; their input is part of the batch at {} ms", lostCount, last);
        }
    }

    private void onBatchEnded(ConductorMessage.BatchEnded ended) {
        ledger.end(ended.batch(), ended.failure().isEmpty());
        ended.failure().ifPresent(this::onFailure);
        if (phase == Phase.DRAINING) {
            fruitlessDrains = ended.hadInput() ? 0 : fruitlessDrains + 1;
            isLastDrainFailed = ended.failure().isPresent();
        }
        runNext();
        if (phase == Phase.DRAINING && ledger.isIdle()) {
            others.reportInputs();
        } else if (phase == Phase.CUTTING && ledger.isIdle() && isLastPlanned()) {
            LOG.debug("The program stops after {} batches, as many as {} permits", plan.batchLimit(), BatchKeys.LIMIT);
            onStop(false);
        }
    }

    /** Returns whether there are as many batches as there may be. What arrives after the cut of the last one is left. */
    private boolean isLastPlanned() {
        return ledger.plannedCount() >= plan.batchLimit();
    }

    private void onFailure(Throwable failure) {
        others.failed(failure);
        if (plan.failurePolicy() == FailurePolicy.STOP) {
            LOG.error("The program stops because a batch failed: {}", FailureText.of(failure));
            onStop(false);
        }
    }

    /** Runs a waiting batch if none runs; when batches are cut on arrival, cuts one if there is something for it. */
    private void runNext() {
        if (phase == Phase.CUTTING && ledger.isIdle() && !isLastPlanned() && others.hasArrivals()) {
            cutOnArrival();
        }
        ledger.startNext().ifPresent(batch -> {
            if (unannounced.equals(Optional.of(batch))) {
                announceLast();
            }
            others.run(batch);
        });
    }

    private void cutOnArrival() {
        // A cell begins after its edge. At or past the next edge, the edge's own batch takes the input: no batch spans
        // an edge.
        long millis = Math.max(clock.epochMillis(), nextEdgeMillis - grid().intervalMillis() + 1);
        if (plan.cutPolicy() == CutPolicy.ON_ARRIVAL && millis < nextEdgeMillis) {
            submit(ledger.planBetweenEdges(Math.max(millis, ledger.lastMillis())));
        }
    }

    private void submit(BatchTime batch) {
        announceLast();
        others.cutInputs(batch);
        others.planned(batch);
        unannounced = Optional.of(batch);
    }

    /** Announces the batch that was planned last: no more edges will be merged into it. */
    private void announceLast() {
        unannounced.ifPresent(others::submitted);
        unannounced = Optional.empty();
    }

    private void onStop(boolean isGraceful) {
        if (phase == Phase.CLOSING || phase == Phase.CLOSED) {
            return;
        }
        if (!isGraceful) {
            dropWaiting();
            closeRunner();
        } else if (phase == Phase.CUTTING || phase == Phase.NEW) {
            phase = Phase.STOPPING_INPUTS;
            cancel(edgeTimer);
            giveUpTimer = later(plan.gracefulStopTimeout().toMillis(), new ConductorMessage.GiveUpStopping());
            others.stopInputs();
        }
    }

    /** The answer to a question whether input is left. Asks again when the batch that takes it has ended, until none is. */
    private void onInputsStopped(boolean hasUnplannedInput) {
        if (phase != Phase.STOPPING_INPUTS && phase != Phase.DRAINING) {
            return;
        }
        phase = Phase.DRAINING;
        boolean isStuck = isLastDrainFailed || fruitlessDrains >= MOST_FRUITLESS_DRAINS;
        boolean isAnotherDue = hasUnplannedInput && !isLastPlanned();
        if (isAnotherDue && !isStuck) {
            planRest();
        } else if (isAnotherDue) {
            // Trying at once would change nothing, and there is time until the stop is given up.
            others.later(
                    clock.toWallMillis(clock.epochMillis() + grid().intervalMillis()), new ConductorMessage.PlanRest());
        } else if (ledger.isIdle()) {
            closeRunner();
        }
    }

    private void planRest() {
        if (phase == Phase.DRAINING) {
            submit(ledger.plan(Math.max(nextEdgeMillis, grid().firstEdgeAfter(ledger.lastMillis()))));
            runNext();
        }
    }

    private void onGiveUp() {
        if (phase == Phase.CLOSED) {
            return;
        }
        int droppedCount = dropWaiting();
        if (phase != Phase.CLOSING) {
            others.closeRunner(); // it closes the sources as soon as what it runs has been interrupted
        }
        others.failed(new StreamingException(
                ErrorCode.LIFECYCLE_STOP_TIMED_OUT,
                "Stopping took longer than " + plan.gracefulStopTimeout().toMillis() + " ms; " + droppedCount
                        + " waiting batches were dropped, and what runs is interrupted."
                        + " Set sluice.gracefulStopTimeout to allow more."));
        finish();
    }

    private void closeRunner() {
        phase = Phase.CLOSING;
        cancel(edgeTimer);
        if (giveUpTimer == null) {
            giveUpTimer = later(plan.gracefulStopTimeout().toMillis(), new ConductorMessage.GiveUpStopping());
        }
        others.closeRunner();
    }

    private void onRunnerClosed() {
        if (phase == Phase.CLOSING) {
            finish();
            Invariants.check(ledger.isIdle(), "the program has ended, but not all of its batches: %s", ledger);
        }
    }

    private void finish() {
        phase = Phase.CLOSED;
        cancel(giveUpTimer);
        LOG.debug("The schedule has ended: {}", ledger);
        others.terminated();
    }

    private int dropWaiting() {
        announceLast();
        List<BatchTime> dropped = ledger.dropWaiting();
        dropped.forEach(others::dropped);
        int count = dropped.size();
        if (count > 0) {
            LOG.warn("{} batches that waited were dropped because the program was stopped", count);
        }
        return count;
    }

    private void awaitEdge() {
        edgeTimer = others.later(clock.toWallMillis(nextEdgeMillis), new ConductorMessage.PassEdge(nextEdgeMillis));
    }

    private Tasks.Timer later(long delayMillis, ConductorMessage message) {
        return others.later(clock.toWallMillis(clock.epochMillis() + delayMillis), message);
    }

    private static void cancel(Tasks.@Nullable Timer timer) {
        Optional.ofNullable(timer).ifPresent(Tasks.Timer::cancel);
    }

    private BatchGrid grid() {
        return plan.grid();
    }
}
