package dev.sluice.internal.plan;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.CatchUp;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.FailurePolicy;
import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.time.BatchGrid;
import java.time.Duration;
import java.util.List;

/**
 * What a program will do, decided before it starts.
 *
 * @param graph the program
 * @param inputs its input streams, by stream id
 * @param states the streams with state or event time that outputs depend on, in the order in which they are computed
 * @param grid the edges at which batches are cut
 * @param batchLimit how many batches there may be; {@link Long#MAX_VALUE} if nobody set a limit
 * @param cutPolicy whether batches are cut at edges only
 * @param catchUp {@link CatchUp#MERGE} or {@link CatchUp#EACH}
 * @param catchUpMaxEach how many missed edges may wait as batches of their own
 * @param failurePolicy what follows on a failed batch
 * @param remember how long a batch's RDDs are kept after it has ended; zero if nobody looks back
 * @param gracefulStopTimeout how long a graceful stop may take
 */
public record Plan(
        FrozenGraph graph,
        List<StreamNode> inputs,
        List<StreamNode> states,
        BatchGrid grid,
        long batchLimit,
        CutPolicy cutPolicy,
        CatchUp catchUp,
        int catchUpMaxEach,
        FailurePolicy failurePolicy,
        Duration remember,
        Duration gracefulStopTimeout) {

    public Plan {
        requireNonNull(graph, "graph");
        inputs = List.copyOf(inputs);
        states = List.copyOf(states);
        requireNonNull(grid, "grid");
        requireNonNull(cutPolicy, "cutPolicy");
        requireNonNull(catchUp, "catchUp");
        requireNonNull(failurePolicy, "failurePolicy");
        requireNonNull(remember, "remember");
        requireNonNull(gracefulStopTimeout, "gracefulStopTimeout");
    }
}
