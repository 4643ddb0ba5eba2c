package dev.sluice.internal.plan;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CatchUp;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.PlanException;
import dev.sluice.error.Problem;
import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.time.BatchGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides what a program will do, or finds everything that is wrong with it.
 *
 * <p><b>Thread rule:</b> stateless.
 */
public final class Planner {
    private static final int GRACEFUL_STOP_INTERVALS = 10;
    private static final Duration SHORTEST_GRACEFUL_STOP = Duration.ofSeconds(10);

    private Planner() {}

    /**
     * Returns the plan of a program.
     *
     * @param ofRuntime what the runtime cannot do for it
     * @throws PlanException with all problems at once
     */
    public static Plan plan(FrozenGraph graph, StreamingConf conf, BatchGrid grid, List<Problem> ofRuntime) {
        List<Problem> problems = problems(graph, conf, grid);
        problems.addAll(ofRuntime);
        if (!problems.isEmpty()) {
            throw new PlanException(problems);
        }
        CatchUp catchUp = conf.get(BatchKeys.CATCH_UP);
        return new Plan(
                graph,
                inputs(graph),
                states(graph),
                grid,
                conf.get(BatchKeys.LIMIT).orElse(Long.MAX_VALUE),
                conf.get(BatchKeys.CUT_POLICY),
                catchUp == CatchUp.AUTO ? catchUp(graph) : catchUp,
                conf.get(BatchKeys.CATCH_UP_MAX_EACH),
                conf.get(BatchKeys.FAILURE_POLICY),
                remember(graph),
                conf.get(EngineKeys.GRACEFUL_STOP_TIMEOUT).orElseGet(() -> gracefulStop(grid)));
    }

    /** Returns everything that keeps a program from starting, in the order in which it was written. */
    static List<Problem> problems(FrozenGraph graph, StreamingConf conf, BatchGrid grid) {
        List<Problem> problems = new ArrayList<>(conf.problems());
        if (graph.outputs().isEmpty()) {
            problems.add(new Problem(
                    ErrorCode.GRAPH_NO_OUTPUT,
                    "the program",
                    "No output operations registered, so nothing to execute",
                    "Add an output such as print, foreachRDD or saveAsTextFiles to a stream before start."));
        }
        Map<String, String> streamNames = new HashMap<>();
        graph.streams().stream()
                .filter(stream -> graph.streamNames().containsKey(stream))
                .forEach(stream ->
                        checkUnique(graph.nameOf(stream), stream.toString(), "stream", streamNames, problems));
        Map<String, String> outputNames = new HashMap<>();
        graph.outputs().stream()
                .filter(output -> graph.outputNames().containsKey(output.id()))
                .forEach(output ->
                        checkUnique(graph.nameOf(output), output.toString(), "output", outputNames, problems));
        problems.addAll(new Slides(grid, conf.get(BatchKeys.CUT_POLICY)).problems(graph));
        return problems;
    }

    /**
     * Returns the streams with state or event time that an output depends on, and what later windows will look back to and is made of state: that
     * cannot be computed any more when its batch has ended. Nothing else is computed.
     */
    private static List<StreamNode> states(FrozenGraph graph) {
        Set<StreamNode> needed = new HashSet<>();
        graph.outputs().forEach(output -> addWithAncestors(output.parent(), needed));
        Set<StreamNode> lookedBackTo = new HashSet<>();
        needed.stream()
                .filter(stream -> stream.operator() instanceof StreamOperator.Windowed)
                .forEach(window -> lookedBackTo.addAll(window.parents()));
        Set<StreamNode> madeOfState = madeOfState(graph);
        return graph.streams().stream()
                .filter(needed::contains)
                .filter(stream -> stream.operator() instanceof StreamOperator.Stateful
                        || stream.operator() instanceof StreamOperator.Timed
                        || (lookedBackTo.contains(stream) && madeOfState.contains(stream)))
                .toList();
    }

    private static Set<StreamNode> madeOfState(FrozenGraph graph) {
        Set<StreamNode> found = new HashSet<>();
        for (StreamNode stream : graph.streams()) { // parents come before their children
            if (stream.operator() instanceof StreamOperator.Stateful
                    || stream.parents().stream().anyMatch(found::contains)) {
                found.add(stream);
            }
        }
        return found;
    }

    private static void addWithAncestors(StreamNode stream, Set<StreamNode> found) {
        if (found.add(stream)) {
            stream.parents().forEach(parent -> addWithAncestors(parent, found));
        }
    }

    /** Merges missed edges unless something counts batches. */
    private static CatchUp catchUp(FrozenGraph graph) {
        boolean needsEveryEdge = graph.streams().stream()
                .map(StreamNode::operator)
                .anyMatch(operator -> operator instanceof StreamOperator.Windowed
                        || (operator instanceof StreamOperator.Stateful stateful && stateful.needsEveryEdge()));
        return needsEveryEdge ? CatchUp.EACH : CatchUp.MERGE;
    }

    /** Returns how far back anything looks: windows of windows add up. */
    private static Duration remember(FrozenGraph graph) {
        Map<StreamNode, Duration> lookBack = new HashMap<>();
        for (StreamNode stream : graph.streams()) {
            Duration longest = stream.parents().stream().map(lookBack::get).reduce(Duration.ZERO, Planner::longer);
            boolean isWindow = stream.operator() instanceof StreamOperator.Windowed;
            lookBack.put(
                    stream,
                    isWindow
                            ? longest.plus(((StreamOperator.Windowed) stream.operator())
                                    .span()
                                    .window())
                            : longest);
        }
        return lookBack.values().stream().reduce(graph.remember().orElse(Duration.ZERO), Planner::longer);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static void checkUnique(
            String name, String where, String kind, Map<String, String> owners, List<Problem> problems) {
        String owner = owners.putIfAbsent(name, where);
        if (owner != null) {
            problems.add(new Problem(
                    ErrorCode.GRAPH_DUPLICATE_NAME,
                    where,
                    "The " + kind + " name '" + name + "' is already used by " + owner,
                    "Give each " + kind + " a name of its own with named(…)."));
        }
    }

    private static List<StreamNode> inputs(FrozenGraph graph) {
        return graph.streams().stream()
                .filter(stream -> stream.operator() instanceof StreamOperator.Input)
                .toList();
    }

    private static Duration gracefulStop(BatchGrid grid) {
        Duration intervals = grid.interval().multipliedBy(GRACEFUL_STOP_INTERVALS);
        return intervals.compareTo(SHORTEST_GRACEFUL_STOP) < 0 ? SHORTEST_GRACEFUL_STOP : intervals;
    }
}
