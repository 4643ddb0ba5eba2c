package dev.sluice.internal.plan;

import static java.util.Objects.requireNonNull;

import dev.sluice.internal.graph.FrozenGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The lineage of every stream in one batch: the graph's templates with their leaves filled in.
 *
 * <p>A stream's lineage is made when it is first asked for and then stays the same, so that a closure given to {@code transform}
 * runs at most once in a batch however many streams and outputs use it.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
public final class BatchLineage {
    private final BatchTime batch;
    private final Function<StreamNode, RDDScope> scopes;
    private final Map<RDDNode<?>, StreamNode> leaves;
    private final Map<RDDNode<?>, StorageLevel> persisted;
    private final Map<StreamNode, ? extends RDDNode<?>> inputs;
    private final Map<RDDNode<?>, RDDNode<?>> filled = new HashMap<>();
    private final Map<StreamNode, Throwable> failures = new HashMap<>();
    private final List<RDDNode.Cached<?>> cached = new ArrayList<>();
    private final Set<StreamNode> withoutResults = new HashSet<>();
    private final PastBatches past;
    private final Function<StreamNode, StateMoment> moments;
    private final Map<RDDNode<?>, StreamNode> stateful;
    private final TemplateFilling filling;

    private BatchLineage(
            Template template,
            BatchTime batch,
            Map<StreamNode, ? extends RDDNode<?>> inputs,
            Function<StreamNode, RDDScope> scopes,
            Function<StreamNode, StateMoment> moments,
            PastBatches past) {
        this.batch = requireNonNull(batch, "batch");
        this.inputs = requireNonNull(inputs, "inputs");
        this.scopes = requireNonNull(scopes, "scopes");
        this.leaves = template.leaves;
        this.persisted = template.persisted;
        this.past = requireNonNull(past, "past");
        this.moments = requireNonNull(moments, "moments");
        this.stateful = template.stateful;
        this.filling = new TemplateFilling(this::momentOf, this::fill);
    }

    public BatchTime batch() {
        return batch;
    }

    /** Returns whether a stream has an RDD in this batch. A stream that slides has one only at the end of each slide. */
    public boolean has(StreamNode stream) {
        Duration slide = stream.slide();
        return slide.isZero() || (batch.isEdge() && Math.floorMod(batch.milliseconds(), slide.toMillis()) == 0);
    }

    /**
     * Returns the lineage of a stream in this batch.
     *
     * @throws Exception what a closure given to {@code transform} threw, also when it is asked for again
     */
    public RDDNode<?> of(StreamNode stream) throws Exception {
        try {
            return fill(stream.template());
        } catch (ClosureFailure failure) {
            if (failure.original instanceof Error error) {
                throw error;
            }
            throw (Exception) failure.original;
        }
    }

    /**
     * Notes that a stream with state could not be computed in this batch. Its state has then gone on without the batch, and so do the windows
     * of later batches: what they reach back to is what there was.
     */
    public void lose(StreamNode stream) {
        withoutResults.add(stream);
    }

    /** Returns the cached nodes that this batch made so far; they are to be released with it. */
    public List<RDDNode.Cached<?>> cachedNodes() {
        return List.copyOf(cached);
    }

    /** Returns where the partitions of a stream in this batch come from. */
    public SourcePartitions sourcesOf(StreamNode stream) throws Exception {
        Map<RDDNode<?>, StreamNode> readers = new HashMap<>();
        inputs.forEach((input, node) -> readers.put(node, input));
        return SourcePartitions.of(of(stream), readers);
    }

    /** A node without a stream of its own, such as a snapshot, does not ask what the watermark is. */
    private StateMoment momentOf(RDDNode<?> template) {
        StreamNode owner = stateful.get(template);
        return owner == null ? StateMoment.of(batch) : moments.apply(owner);
    }

    private RDDNode<?> fill(RDDNode<?> template) {
        RDDNode<?> known = filled.get(template);
        if (known != null) {
            return known;
        }
        StreamNode owner = leaves.get(template);
        RDDNode<?> node = owner == null ? template.accept(filling) : leafOf(owner);
        RDDNode<?> kept = keep(template, node);
        filled.put(template, kept);
        return kept;
    }

    private RDDNode<?> keep(RDDNode<?> template, RDDNode<?> node) {
        StorageLevel level = persisted.getOrDefault(template, StorageLevel.NONE);
        if (level == StorageLevel.NONE) {
            return node;
        }
        RDDNode.Cached<?> kept = new RDDNode.Cached<>(node, level);
        cached.add(kept);
        return kept;
    }

    private RDDNode<?> leafOf(StreamNode stream) {
        return stream.operator().accept(new StreamOperator.Visitor<>() {
            @Override
            public RDDNode<?> visitInput(StreamOperator.Input input) {
                return requireNonNull(inputs.get(stream), () -> "no input was planned for " + stream);
            }

            @Override
            public RDDNode<?> visitDerived(StreamOperator.Derived derived) {
                throw new AssertionError("a derived stream is no leaf: " + stream);
            }

            @Override
            public RDDNode<?> visitWindowed(StreamOperator.Windowed windowed) {
                return window(stream.parents().get(0), windowed.span().window().toMillis());
            }

            @Override
            public RDDNode<?> visitStateful(StreamOperator.Stateful stateful) {
                throw new AssertionError("a stateful stream is no leaf: " + stream);
            }

            @Override
            public RDDNode<?> visitTimed(StreamOperator.Timed timed) {
                throw new AssertionError("a stream with event time is no leaf: " + stream);
            }

            @Override
            public RDDNode<?> visitTransformed(StreamOperator.Transformed transformed) {
                return callClosure(stream, transformed);
            }
        });
    }

    @SuppressWarnings("unchecked") // a stream's elements are of one type in all batches
    private RDDNode<?> window(StreamNode parent, long windowMillis) {
        List<RDDNode<Object>> parts = new ArrayList<>();
        for (BatchLineage each : past.between(batch.milliseconds() - windowMillis + 1, batch.milliseconds())) {
            if (each.batch.id() < batch.id() && each.has(parent) && !each.isLost(parent)) {
                parts.add((RDDNode<Object>) each.fill(parent.template()));
            }
        }
        parts.add((RDDNode<Object>) fill(parent.template()));
        return parts.size() == 1 ? parts.get(0) : new RDDNode.Union<>(parts);
    }

    private boolean isLost(StreamNode stream) {
        return !withoutResults.isEmpty()
                && (withoutResults.contains(stream) || stream.parents().stream().anyMatch(this::isLost));
    }

    private RDDNode<?> callClosure(StreamNode stream, StreamOperator.Transformed transformed) {
        Throwable earlier = failures.get(stream);
        if (earlier != null) {
            throw new ClosureFailure(earlier);
        }
        List<RDDNode<?>> parents = new ArrayList<>();
        stream.parents().forEach(parent -> parents.add(fill(parent.template())));
        try {
            return transformed.function().call(parents, scopes.apply(stream), batch);
        } catch (Throwable failure) {
            failures.put(stream, failure);
            throw new ClosureFailure(failure);
        }
    }

    /** What all batches of a graph have in common, found once. */
    public static final class Template {
        private final Map<RDDNode<?>, StreamNode> leaves = new HashMap<>();
        private final Map<RDDNode<?>, StorageLevel> persisted = new HashMap<>();
        private final Map<RDDNode<?>, StreamNode> stateful = new HashMap<>();

        /** Finds the leaves and the kept streams of a graph. */
        public Template(FrozenGraph graph) {
            for (StreamNode stream : graph.streams()) {
                if (stream.isLeaf()) {
                    leaves.put(stream.template(), stream);
                } else if (stream.operator() instanceof StreamOperator.Stateful) {
                    stateful.put(stream.template(), stream);
                }
            }
            graph.storageLevels().forEach((stream, level) -> persisted.put(stream.template(), level));
        }

        /**
         * Returns the lineage of one batch.
         *
         * @param inputs what each input stream reads in this batch
         * @param scopes the scope in which the closure of a transformed stream works
         * @param moments the moment of a stream with state; asked for when the stream is computed
         * @param past what windows reach back to
         */
        public BatchLineage fill(
                BatchTime batch,
                Map<StreamNode, ? extends RDDNode<?>> inputs,
                Function<StreamNode, RDDScope> scopes,
                Function<StreamNode, StateMoment> moments,
                PastBatches past) {
            return new BatchLineage(this, batch, inputs, scopes, moments, past);
        }
    }

    /** The batches before this one that are remembered. */
    @FunctionalInterface
    public interface PastBatches {
        /** Returns the lineage of each batch with a time in a span, both ends included, in order; this one's own may be among them. */
        List<BatchLineage> between(long fromMillis, long throughMillis);
    }

    /** Carries a closure's exception through the visitors, which declare none. */
    private static final class ClosureFailure extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Throwable original;

        ClosureFailure(Throwable original) {
            super(null, original, false, false);
            this.original = original;
        }
    }
}
