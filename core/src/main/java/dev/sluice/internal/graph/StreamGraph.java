package dev.sluice.internal.graph;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
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
        return add(new StreamNode(
                streams.size(), label, callSite, List.of(), new StreamOperator.Input(inputCount++, source), leaf));
    }

    /**
     * Adds a stream whose lineage extends that of its parents in the same way in every batch.
     *
     * @param build makes the lineage out of the parents' templates, in a scope that refuses actions; called once, now
     */
    public synchronized StreamNode derived(
            String operator, List<StreamNode> parents, BiFunction<List<RDDNode<?>>, RDDScope, RDDNode<?>> build) {
        String callSite = checkOpen(operator);
        String label = operator + "#" + streams.size();
        List<RDDNode<?>> templates = templates(parents);
        RDDNode<?> template = build.apply(templates, new RDDScope(templateLauncher, label, callSite, true));
        return add(new StreamNode(streams.size(), label, callSite, parents, new StreamOperator.Derived(), template));
    }

    /** Adds a stream whose lineage a closure makes anew in every batch. */
    public synchronized StreamNode transformed(
            String operator, List<StreamNode> parents, StreamOperator.BatchFunction function) {
        String callSite = checkOpen(operator);
        String label = operator + "#" + streams.size();
        RDDNode<?> leaf = leaf(label, callSite);
        return add(new StreamNode(
                streams.size(), label, callSite, parents, new StreamOperator.Transformed(function), leaf));
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
        storageLevels.put(stream, level);
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

    private static RDDNode<?> leaf(String label, String callSite) {
        return new RDDNode.Read<>(List.of(), new Origin(label, callSite, true));
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
