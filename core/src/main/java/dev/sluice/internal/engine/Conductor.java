package dev.sluice.internal.engine;

import dev.sluice.config.CatchUp;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.FailurePolicy;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.EdgesMerged;
import dev.sluice.internal.plan.Plan;
import dev.sluice.spi.Tasks;
import dev.sluice.time.BatchGrid;
import dev.sluice.time.BatchTime;
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

    private final Plan plan;
    private final Collaborators others;
    private final SteadyClock clock;
    private final BatchLedger ledger = new BatchLedger();
    private Phase phase = Phase.NEW;
    private long nextEdgeMillis;
    private boolean hasArrivals;
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

        /** A batch is planned. */
        void submitted(BatchTime batch);

        void run(BatchTime batch);

        void stopInputs();

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
        if (message instanceof ConductorMessage.CutOnArrival) {
            onArrival();
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
        if (phase != Phase.CUTTING || edgeMillis != nextEdgeMillis) {
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
        while (plan.catchUp() == CatchUp.EACH && edge <= last && ledger.waitingCount() < plan.catchUpMaxEach()) {
            submit(ledger.plan(edge));
            edge = grid().firstEdgeAfter(edge);
        }
        if (edge > last) {
            return;
        }
        long edgeCount = grid().edgeCount(edge - 1, last);
        if (ledger.waitingCount() > 0) {
            cut(ledger.postpone(last));
            merged(edge, last, edgeCount);
        } else {
            submit(ledger.plan(last));
            merged(edge, last, edgeCount - 1);
        }
    }

    private void merged(long first, long last, long lostCount) {
        if (lostCount > 0) {
            others.event(new EdgesMerged(first, last, lostCount));
            LOG.debug(
                    "{} edges have no batch of their own; their input is part of the batch at {} ms", lostCount, last);
        }
    }

    private void onArrival() {
        hasArrivals = true;
        runNext();
    }

    private void onBatchEnded(ConductorMessage.BatchEnded ended) {
        ledger.end(ended.batch(), ended.failure().isEmpty());
        ended.failure().ifPresent(this::onFailure);
        runNext();
        checkDrained();
    }

    private void onFailure(Throwable failure) {
        others.failed(failure);
        if (plan.failurePolicy() == FailurePolicy.STOP) {
            LOG.error("Batch failed, and the failure policy is to stop", failure);
            onStop(false);
        }
    }

    /** Runs a waiting batch if none runs; when batches are cut on arrival, cuts one if there is something for it. */
    private void runNext() {
        if (hasArrivals && phase == Phase.CUTTING && ledger.isIdle()) {
            cutOnArrival();
        }
        ledger.startNext().ifPresent(others::run);
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
        cut(batch);
        others.submitted(batch);
    }

    private void cut(BatchTime batch) {
        hasArrivals = false;
        others.cutInputs(batch);
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

    private void onInputsStopped(boolean hasUnplannedInput) {
        if (phase != Phase.STOPPING_INPUTS) {
            return;
        }
        phase = Phase.DRAINING;
        if (hasUnplannedInput) {
            submit(ledger.plan(Math.max(nextEdgeMillis, grid().firstEdgeAfter(ledger.lastMillis()))));
        }
        runNext();
        checkDrained();
    }

    private void checkDrained() {
        if (phase == Phase.DRAINING && ledger.isIdle()) {
            closeRunner();
        }
    }

    private void onGiveUp() {
        if (phase == Phase.CLOSED) {
            return;
        }
        int dropped = dropWaiting();
        others.failed(new StreamingException(
                ErrorCode.LIFECYCLE_STOP_TIMED_OUT,
                "Stopping took longer than " + plan.gracefulStopTimeout().toMillis() + " ms; " + dropped
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
        }
    }

    private void finish() {
        phase = Phase.CLOSED;
        cancel(giveUpTimer);
        LOG.debug("The schedule has ended: {}", ledger);
        others.terminated();
    }

    private int dropWaiting() {
        int count = ledger.dropWaiting();
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
