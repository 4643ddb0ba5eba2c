package dev.sluice.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.CatchUp;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.FailurePolicy;
import dev.sluice.internal.engine.ConductorMessage.BatchEnded;
import dev.sluice.internal.engine.ConductorMessage.CutOnArrival;
import dev.sluice.internal.engine.ConductorMessage.GiveUpStopping;
import dev.sluice.internal.engine.ConductorMessage.InputsStopped;
import dev.sluice.internal.engine.ConductorMessage.PassEdge;
import dev.sluice.internal.engine.ConductorMessage.PlanRest;
import dev.sluice.internal.engine.ConductorMessage.RunnerClosed;
import dev.sluice.internal.engine.ConductorMessage.StartSchedule;
import dev.sluice.internal.engine.ConductorMessage.StopSchedule;
import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.plan.Plan;
import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.time.BatchGrid;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the conductor decides, message by message. */
class ConductorTest {
    private final SimulatedClock wall = new SimulatedClock(0);
    private final RecordedCollaborators others = new RecordedCollaborators();

    @Test
    void start_waitsForTheNextEdge_andABatchIsCutSubmittedAndRunThere() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);

        assertThat(others.timer(PassEdge.class).epochMillis).isEqualTo(1_000);
        pass(conductor, 1_000);

        assertThat(others.taken()).containsExactly("cut 0@1000", "submitted 0@1000", "run 0@1000");
        assertThat(others.timer(PassEdge.class).epochMillis).isEqualTo(2_000);
    }

    @Test
    void edge_whenABatchRuns_waits_andIsAnnouncedWhenItsTimeIsFinal() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        pass(conductor, 1_000);
        others.taken();

        pass(conductor, 2_000);
        assertThat(others.taken()).containsExactly("cut 1@2000");
        pass(conductor, 3_000);
        assertThat(others.taken()).containsExactly("cut 1@3000", "merged 2000..3000 lost 1");
        conductor.handle(ended(0, 1_000));

        assertThat(others.taken()).containsExactly("submitted 1@3000", "run 1@3000");
    }

    @Test
    void edges_whenEachIsWanted_areAnnouncedAsSoonAsAnotherWaitsBehindThem() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.EACH, FailurePolicy.CONTINUE);
        pass(conductor, 1_000);
        pass(conductor, 2_000);
        others.taken();

        pass(conductor, 3_000);
        pass(conductor, 4_000); // two wait, as many as may: this edge is merged into the last

        assertThat(others.taken())
                .containsExactly("submitted 1@2000", "cut 2@3000", "cut 2@4000", "merged 3000..4000 lost 1");
    }

    @Test
    void edgeTimer_whenTheClockWasSetBack_isSetByTheNewTime() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        wall.advance(Duration.ofSeconds(1));
        wall.set(200);

        conductor.handle(new PassEdge(1_000));

        assertThat(others.taken()).contains("run 0@1000");
        assertThat(others.timer(PassEdge.class).message).isEqualTo(new PassEdge(2_000));
        assertThat(others.timer(PassEdge.class).epochMillis).isEqualTo(1_200);
    }

    @Test
    void arrival_whenAnEdgeHasTakenIt_cutsNothing() {
        Conductor conductor = started(CutPolicy.ON_ARRIVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        others.hasArrivals = true;
        pass(conductor, 1_000);
        conductor.handle(ended(0, 1_000));
        others.taken();

        conductor.handle(CutOnArrival.INSTANCE); // was posted before the edge

        assertThat(others.taken()).isEmpty();
    }

    @Test
    void arrival_whenABatchRuns_isCutWhenItHasEnded() {
        Conductor conductor = started(CutPolicy.ON_ARRIVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        others.hasArrivals = true;
        conductor.handle(CutOnArrival.INSTANCE);
        others.hasArrivals = true;
        conductor.handle(CutOnArrival.INSTANCE);
        assertThat(others.taken()).containsExactly("cut 0@1", "submitted 0@1", "run 0@1");

        conductor.handle(new BatchEnded(BatchTime.of(0, 1).betweenEdges(), true, Optional.empty()));

        assertThat(others.taken()).containsExactly("cut 1@1", "submitted 1@1", "run 1@1");
    }

    @Test
    void gracefulStop_plansBatchesUntilNoInputIsLeft() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);

        conductor.handle(new StopSchedule(true));
        assertThat(others.taken()).containsExactly("stop inputs");
        conductor.handle(new InputsStopped(true));
        assertThat(others.taken()).containsExactly("cut 0@1000", "submitted 0@1000", "run 0@1000");
        conductor.handle(ended(0, 1_000));
        assertThat(others.taken()).containsExactly("report inputs");
        conductor.handle(new InputsStopped(true));
        assertThat(others.taken()).containsExactly("cut 1@2000", "submitted 1@2000", "run 1@2000");
        conductor.handle(ended(1, 2_000));
        conductor.handle(new InputsStopped(false));
        assertThat(others.taken()).containsExactly("report inputs", "close runner");

        conductor.handle(new RunnerClosed());

        assertThat(others.taken()).containsExactly("terminated");
    }

    @Test
    void gracefulStop_whenABatchFails_triesAgainAnIntervalLater() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        conductor.handle(new StopSchedule(true));
        conductor.handle(new InputsStopped(true));
        others.taken();

        conductor.handle(
                new BatchEnded(BatchTime.of(0, 1_000), false, Optional.of(new IllegalStateException("fault"))));
        conductor.handle(new InputsStopped(true));

        assertThat(others.taken()).containsExactly("failed fault", "report inputs");
        assertThat(others.timer(PlanRest.class).epochMillis).isEqualTo(1_000);
        conductor.handle(new PlanRest());
        assertThat(others.taken()).containsExactly("cut 1@2000", "submitted 1@2000", "run 1@2000");
    }

    @Test
    void stop_whenBatchesWait_dropsThem() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.EACH, FailurePolicy.CONTINUE);
        pass(conductor, 1_000);
        pass(conductor, 2_000);
        pass(conductor, 3_000);
        others.taken();

        conductor.handle(new StopSchedule(false));

        assertThat(others.taken())
                .containsExactly("submitted 2@3000", "dropped 1@2000", "dropped 2@3000", "close runner");
    }

    @Test
    void stop_whenItTakesTooLong_isGivenUp_andEndsOnce() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        pass(conductor, 1_000);
        conductor.handle(new StopSchedule(true));
        assertThat(others.timer(GiveUpStopping.class).epochMillis).isEqualTo(11_000);
        others.taken();

        conductor.handle(new GiveUpStopping());
        conductor.handle(ended(0, 1_000));
        conductor.handle(new RunnerClosed());
        conductor.handle(new StopSchedule(false));

        assertThat(others.taken())
                .containsExactly(
                        "close runner",
                        "failed Stopping took longer than 10000 ms; 0 waiting batches were dropped, and what runs is"
                                + " interrupted. Set sluice.gracefulStopTimeout to allow more.",
                        "terminated");
    }

    @Test
    void stop_whenRepeated_doesNothing() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);

        conductor.handle(new StopSchedule(false));
        conductor.handle(new StopSchedule(false));
        conductor.handle(new StopSchedule(true));

        assertThat(others.taken()).containsExactly("close runner");
        assertThat(others.timer(PassEdge.class).isCancelled).isTrue();
    }

    @Test
    void failedBatch_whenThePolicyIsToStop_closes() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.STOP);
        pass(conductor, 1_000);
        others.taken();

        conductor.handle(new BatchEnded(BatchTime.of(0, 1_000), true, Optional.of(new AssertionError("fault"))));

        assertThat(others.taken()).containsExactly("failed fault", "close runner");
    }

    @Test
    void defect_endsTheProgramInsteadOfLeavingItStanding() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE);
        others.nextCutFailure = new IllegalStateException("defect");

        assertThatThrownBy(() -> pass(conductor, 1_000)).hasMessage("defect");

        assertThat(others.taken()).startsWith("failed defect").endsWith("close runner");
    }

    @Test
    void limit_whenItsLastBatchIsPlanned_passesNoEdge_andStopsWhenThatBatchHasEnded() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE, 2);
        pass(conductor, 1_000);
        pass(conductor, 2_000);
        others.taken();

        pass(conductor, 3_000);
        assertThat(others.taken()).as("merged into no batch").isEmpty();
        conductor.handle(ended(0, 1_000));
        assertThat(others.taken()).containsExactly("submitted 1@2000", "run 1@2000");
        conductor.handle(ended(1, 2_000));

        assertThat(others.taken()).containsExactly("close runner");
    }

    @Test
    void limit_whenMoreEdgesWereMissed_plansNoneBeyondIt() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.EACH, FailurePolicy.CONTINUE, 1);
        wall.set(3_000);

        conductor.handle(new PassEdge(1_000));

        assertThat(others.taken()).containsExactly("cut 0@1000", "submitted 0@1000", "run 0@1000");
    }

    @Test
    void limit_whenBatchesAreCutOnArrival_countsThoseToo() {
        Conductor conductor = started(CutPolicy.ON_ARRIVAL, CatchUp.MERGE, FailurePolicy.CONTINUE, 1);
        others.hasArrivals = true;
        conductor.handle(CutOnArrival.INSTANCE);
        others.taken();
        others.hasArrivals = true;

        conductor.handle(CutOnArrival.INSTANCE);
        conductor.handle(ended(0, 1));

        assertThat(others.taken()).containsExactly("close runner");
    }

    @Test
    void limit_whenReachedInAGracefulStop_leavesTheRest() {
        Conductor conductor = started(CutPolicy.INTERVAL, CatchUp.MERGE, FailurePolicy.CONTINUE, 1);
        pass(conductor, 1_000);
        conductor.handle(new StopSchedule(true));
        conductor.handle(ended(0, 1_000));
        others.taken();

        conductor.handle(new InputsStopped(true));

        assertThat(others.taken()).containsExactly("close runner");
    }

    private Conductor started(CutPolicy cutPolicy, CatchUp catchUp, FailurePolicy failurePolicy) {
        return started(cutPolicy, catchUp, failurePolicy, Long.MAX_VALUE);
    }

    private Conductor started(CutPolicy cutPolicy, CatchUp catchUp, FailurePolicy failurePolicy, long batchLimit) {
        FrozenGraph graph = new FrozenGraph(List.of(), List.of(), Map.of(), Map.of(), Map.of(), Optional.empty());
        Plan plan = new Plan(
                graph,
                List.of(),
                List.of(),
                BatchGrid.of(Duration.ofSeconds(1)),
                batchLimit,
                cutPolicy,
                catchUp,
                2,
                failurePolicy,
                Duration.ZERO,
                Duration.ofSeconds(10));
        Conductor conductor = new Conductor(plan, new SteadyClock(wall), others);
        conductor.handle(new StartSchedule());
        return conductor;
    }

    private void pass(Conductor conductor, long edgeMillis) {
        wall.set(edgeMillis);
        conductor.handle(new PassEdge(edgeMillis));
    }

    private static BatchEnded ended(long id, long millis) {
        return new BatchEnded(BatchTime.of(id, millis), true, Optional.empty());
    }
}
