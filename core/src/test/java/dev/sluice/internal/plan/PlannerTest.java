package dev.sluice.internal.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CatchUp;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.FailurePolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.PlanException;
import dev.sluice.error.Problem;
import dev.sluice.internal.engine.TemplateJobs;
import dev.sluice.internal.graph.StreamGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.WindowSpan;
import dev.sluice.source.QueueSource;
import dev.sluice.time.BatchGrid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is decided before a program starts, and what is wrong with it. */
class PlannerTest {
    private static final BatchGrid SECONDS = BatchGrid.of(Duration.ofSeconds(1));

    private final StreamGraph graph = new StreamGraph(new TemplateJobs(2, () -> 0));

    @Test
    void plan_ofDefaults_mergesGoesOnAndForgetsAtOnce() {
        StreamNode words = printed();

        Plan plan = plan(StreamingConf.create());

        assertThat(plan.inputs()).containsExactly(words);
        assertThat(plan.states()).isEmpty();
        assertThat(plan.cutPolicy()).isEqualTo(CutPolicy.INTERVAL);
        assertThat(plan.catchUp()).isEqualTo(CatchUp.MERGE);
        assertThat(plan.failurePolicy()).isEqualTo(FailurePolicy.CONTINUE);
        assertThat(plan.remember()).isEqualTo(Duration.ZERO);
        assertThat(plan.gracefulStopTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void catchUp_whenAWindowCountsEdges_isEach_unlessTheProgramSaysOtherwise() {
        StreamNode words = printed();
        StreamNode window =
                graph.windowed("window", words, new WindowSpan(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        graph.output("print", window, (node, scope, batch) -> {});

        assertThat(plan(StreamingConf.create()).catchUp()).isEqualTo(CatchUp.EACH);
        assertThat(plan(StreamingConf.create().set(BatchKeys.CATCH_UP, CatchUp.MERGE))
                        .catchUp())
                .isEqualTo(CatchUp.MERGE);
    }

    @Test
    void remember_isTheLongestOfWindowsAndOfWhatIsAskedFor() {
        StreamNode words = printed();
        StreamNode inner =
                graph.windowed("window", words, new WindowSpan(Duration.ofSeconds(3), Duration.ofSeconds(1)));
        StreamNode outer =
                graph.windowed("window", inner, new WindowSpan(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        graph.output("print", outer, (node, scope, batch) -> {});
        graph.remember(Duration.ofSeconds(4));

        assertThat(plan(StreamingConf.create()).remember()).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void gracefulStopTimeout_isTenIntervals_tenSecondsAtLeast_orWhatIsSet() {
        printed();
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));

        assertThat(Planner.plan(
                                graph.freeze("test"),
                                StreamingConf.create(),
                                BatchGrid.of(Duration.ofMinutes(1)),
                                List.of())
                        .gracefulStopTimeout())
                .isEqualTo(Duration.ofMinutes(10));
        assertThat(plan(StreamingConf.create().set(EngineKeys.GRACEFUL_STOP_TIMEOUT, minute))
                        .gracefulStopTimeout())
                .isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void problems_areAllReportedAtOnce() {
        StreamNode one = graph.input("queueStream", QueueSource.create());
        StreamNode other = graph.input("queueStream", QueueSource.create());
        graph.name(one, "same");
        graph.name(other, "same");
        StreamingConf conf = StreamingConf.create().set("sluice.batch.catchUp", "sometimes");

        PlanException refused = catchThrowableOfType(PlanException.class, () -> plan(conf));

        assertThat(refused.problems())
                .extracting(Problem::code)
                .containsExactly(
                        ErrorCode.CONFIG_INVALID_VALUE, ErrorCode.GRAPH_NO_OUTPUT, ErrorCode.GRAPH_DUPLICATE_NAME);
    }

    private StreamNode printed() {
        StreamNode words = graph.input("queueStream", QueueSource.create());
        graph.output("print", words, (node, scope, batch) -> {});
        return words;
    }

    private Plan plan(StreamingConf conf) {
        return Planner.plan(graph.freeze("test"), conf, SECONDS, List.of());
    }
}
