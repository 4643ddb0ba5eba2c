package dev.sluice.internal.graph;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.internal.eventtime.EventTimeRule;
import dev.sluice.rdd.JobLauncher;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.spi.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The graph while a program builds it; {@link #freeze} ends that.
 *
 * <p><b>Thread rule:</b> thread-safe because every method holds this object's monitor, and none calls user code but the template
 * builders of operators.
 */
public final class StreamGraph {
    private final JobLauncher templateLauncher;
    private final List<StreamNode> streams = new ArrayList<>();
    private final List<OutputNode> outputs = new ArrayList<>();
    private final Map<StreamNode, StorageLevel> storageLevels = new LinkedHashMap<>();
    private final Map<StreamNode, String> streamNames = new LinkedHashMap<>();
    private final Map<Integer, String> outputNames = new LinkedHashMap<>();
    private @Nullable Duration remember;
    private int inputCount;
    private @Nullable String frozenBecause;

    /** Creates an empty graph whose templates take their default parallelism from {@code templateLauncher}. */
    public StreamGraph(JobLauncher templateLauncher) {
        this.templateLauncher = templateLauncher;
    }

    /** Adds a stream that is read from a source. */
    public synchronized StreamNode input(String operator, Source<?> source) {
        String callSite = checkOpen(operator);
        String label = operator + "#" + streams.size();
        RDDNode<?> leaf = leaf(label, callSite);
        StreamOperator input = new StreamOperator.Input(inputCount++, source);
        return add(new StreamNode(streams.size(), label, callSite, List.of(), input, leaf, Duration.ZERO));
    }

    /**
     * Adds a stream whose lineage extends that of its parents in the same way in every batch.
     *
     * @param build makes the lineage out of the parents' templates, in a scope that refuses actions; called once, now
     */
    public synchronized StreamNode derived(
            String operator, List<StreamNode> parents, BiFunction<List<RDDNode<?>>, RDDScope, RDDNode<?>> build) {
        return built(operator, parents, new StreamOperator.Derived(), slideOf(parents), build);
    }

    /**
     * Adds a stream whose lineage ends in a stateful node.
     *
     * @param build makes the lineage out of the parents' templates; the scope's owner is a name that no other stream has
     */
    public synchronized StreamNode stateful(
            String operator,
            List<StreamNode> parents,
            StreamOperator.Stateful kind,
            BiFunction<List<RDDNode<?>>, RDDScope, RDDNode<?>> build) {
        Duration slide = kind.span().map(WindowSpan::slide).orElseGet(() -> slideOf(parents));
        StreamNode added = built(operator, parents, kind, slide, build);
        storageLevels.put(added, StorageLevel.MEMORY_ONLY);
        return added;
    }

    /**
     * Adds a stream whose elements have timestamps.
     *
     * @param build makes the lineage of {@link dev.sluice.internal.eventtime.Timed} elements out of the parent's template
     */
    public synchronized StreamNode timed(
            String operator,
            StreamNode parent,
            EventTimeRule rule,
            BiFunction<List<RDDNode<?>>, RDDScope, RDDNode<?>> build) {
        StreamNode added =
                built(operator, List.of(parent), new StreamOperator.Timed(rule), slideOf(List.of(parent)), build);
        storageLevels.put(added, StorageLevel.MEMORY_ONLY);
        return added;
    }

    /** Adds a stream that unites the RDDs of another one over a window; those are kept for as long as the window is. */
    public synchronized StreamNode windowed(String operator, StreamNode parent, WindowSpan span) {
        String callSite = checkOpen(operator);
        String label = operator + "#" + streams.size();
        storageLevels.putIfAbsent(parent, StorageLevel.MEMORY_ONLY);
        return add(new StreamNode(
                streams.size(),
                label,
                callSite,
                List.of(parent),
                new StreamOperator.Windowed(span),
                leaf(label, callSite),
                span.slide()));
    }

    private StreamNode built(
            String operatorName,
            List<StreamNode> parents,
            StreamOperator operator,
            Duration slide,
            BiFunction<List<RDDNode<?>>, RDDScope, RDDNode<?>> build) {
        String callSite = checkOpen(operatorName);
        String label = operatorName + "#" + streams.size();
        RDDNode<?> template = build.apply(templates(parents), new RDDScope(templateLauncher, label, callSite, true));
        return add(new StreamNode(streams.size(), label, callSite, parents, operator, template, slide));
    }

    /** Adds a stream whose lineage a closure makes anew in every batch. */
    public synchronized StreamNode transformed(
            String operator, List<StreamNode> parents, StreamOperator.BatchFunction function) {
        String callSite = checkOpen(operator);
        String label = operator + "#" + streams.size();
        RDDNode<?> leaf = leaf(label, callSite);
        StreamOperator transformed = new StreamOperator.Transformed(function);
        return add(new StreamNode(streams.size(), label, callSite, parents, transformed, leaf, slideOf(parents)));
    }

    /** Adds an output. */
    public synchronized OutputNode output(String operator, StreamNode parent, OutputNode.Operation operation) {
        String callSite = checkOpen(operator);
        OutputNode output =
                new OutputNode(outputs.size(), operator + "#" + outputs.size(), callSite, parent, operation);
        outputs.add(output);
        return output;
    }

    /** Keeps a stream's partitions within each batch, at the given level; the last call wins. */
    public synchronized void persist(StreamNode stream, StorageLevel level) {
        checkOpen("persist");
        // A window keeps nothing of its own: what it is made of is kept.
        boolean isWindow = stream.operator() instanceof StreamOperator.Windowed;
        storageLevels.put(isWindow ? stream.parents().get(0) : stream, level);
    }

    /** Gives a stream the name under which it is reported, and found again after a restart. */
    public synchronized void name(StreamNode stream, String name) {
        checkOpen("named");
        streamNames.put(stream, name);
    }

    /** Gives an output the name under which it is reported, and found again after a restart. */
    public synchronized void name(OutputNode output, String name) {
        checkOpen("named");
        outputNames.put(output.id(), name);
    }

    /** Keeps the RDDs of every stream for at least the given time; the longest asked for wins. */
    public synchronized void remember(Duration duration) {
        checkOpen("remember");
        if (remember == null || duration.compareTo(remember) > 0) {
            remember = duration;
        }
    }

    /** Refuses all further changes with the given reason, and returns what was built. Repeated calls return the same again. */
    public synchronized FrozenGraph freeze(String because) {
        frozenBecause = because;
        return new FrozenGraph(
                streams, outputs, storageLevels, streamNames, outputNames, Optional.ofNullable(remember));
    }

    /** Refuses a change of something beside the graph that is made of it, once the graph is frozen. */
    public synchronized void checkCanChange(String operator) {
        checkOpen(operator);
    }

    private static RDDNode<?> leaf(String label, String callSite) {
        return new RDDNode.Read<>(List.of(), new Origin(label, callSite, true));
    }

    /** The planner checks that parents agree; until then the longest will do. */
    private static Duration slideOf(List<StreamNode> parents) {
        return parents.stream()
                .map(StreamNode::slide)
                .reduce(Duration.ZERO, (one, other) -> one.compareTo(other) < 0 ? other : one);
    }

    private static List<RDDNode<?>> templates(List<StreamNode> parents) {
        List<RDDNode<?>> templates = new ArrayList<>();
        parents.forEach(parent -> templates.add(parent.template()));
        return templates;
    }

    private StreamNode add(StreamNode stream) {
        streams.add(stream);
        return stream;
    }

    private String checkOpen(String operator) {
        String callSite = CallSite.ofCaller();
        if (frozenBecause != null) {
            throw new StreamingException(
                    ErrorCode.GRAPH_FROZEN,
                    "Cannot add " + operator + " at " + callSite + " because " + frozenBecause
                            + ". Adding new inputs, transformations, and output operations is possible before start only.");
        }
        return callSite;
    }
}
