package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.graph.WindowSpan;
import dev.sluice.internal.operator.Emitted;
import dev.sluice.internal.operator.MapWithState;
import dev.sluice.internal.operator.ProcessByKey;
import dev.sluice.internal.operator.UpdateStateByKey;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.state.KeyedProcessFunction;
import dev.sluice.state.StateSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Adds operators that keep state by key to the graph.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param stream whose values change the state
 */
record Stateful<K, V>(PairDStream<K, V> stream) {

    <S> PairDStream<K, S> updated(
            Function2<List<V>, Optional<S>, Optional<S>> update, Shuffle shuffle, Optional<PairRDD<K, S>> initial) {
        requireNonNull(update, "update");
        StreamNode node = added(
                "updateStateByKey",
                oncePerCell(),
                new Traits(true, true),
                pairs -> pairs.groupByKey(shuffle),
                initial,
                new UpdateStateByKey<>(update),
                UpdateStateByKey.TABLE_COUNT);
        return new PairDStream<>(stream.context(), node);
    }

    <S, O> MapWithStateDStream<K, V, S, O> mapped(StateSpec<K, V, S, O> spec) {
        StreamNode node = added(
                "mapWithState",
                stream.node(),
                new Traits(false, false),
                pairs -> pairs.partitionBy(partitioner(pairs, spec.shuffle())),
                spec.initialState(),
                new MapWithState<>(
                        spec.function(), spec.timeout().map(Duration::toMillis).orElse(-1L), spec.copier()),
                MapWithState.TABLE_COUNT);
        return new MapWithStateDStream<>(stream.context(), node);
    }

    <O> ProcessDStream<O> processed(KeyedProcessFunction<K, V, O> function, Shuffle shuffle) {
        StreamNode node = added(
                "process",
                stream.node(),
                new Traits(false, false),
                pairs -> pairs.partitionBy(partitioner(pairs, shuffle)),
                Optional.empty(),
                ProcessByKey.plain(requireNonNull(function, "function")),
                ProcessByKey.TABLE_COUNT);
        DStream<Emitted> emitted = new DStream<>(stream.context(), node);
        DStream<O> results = emitted.mapMulti(Emitted.only(Emitted.RESULTS));
        return new ProcessDStream<>(emitted, results.node());
    }

    /** Returns the stream with the batches of each cell of the grid as one, where there may be several. */
    private StreamNode oncePerCell() {
        boolean mayShareCell =
                stream.context().isCutOnArrival() && stream.node().slide().isZero();
        if (!mayShareCell) {
            return stream.node();
        }
        Duration cell = stream.context().batchInterval();
        return stream.context().graph().windowed("updateStateByKey", stream.node(), new WindowSpan(cell, cell));
    }

    private <W, S, O> StreamNode added(
            String operator,
            StreamNode parent,
            Traits traits,
            Function<PairRDD<K, V>, PairRDD<K, W>> byKey,
            Optional<PairRDD<K, S>> initial,
            StateFunction<O> function,
            int tableCount) {
        StreamOperator.Stateful kind = new StreamOperator.Stateful(Optional.empty(), traits.needsEveryEdge());
        return stream.context().graph().stateful(operator, List.of(parent), kind, (templates, scope) -> {
            RDDNode<Pair<K, W>> values = Lineage.of(byKey.apply(stream.rdd(templates.get(0), scope)));
            List<RDDNode<?>> parents = initial.<List<RDDNode<?>>>map(pairs -> List.of(
                            values, initially(pairs, values.partitioner().orElseThrow())))
                    .orElseGet(() -> List.of(values));
            StatefulOperator<O> keyed = new StatefulOperator.Keyed<>(
                    scope.owner(),
                    tableCount,
                    stream.context().runtime().watched(function, scope.origin(operator)),
                    traits.keepsKeys(),
                    scope.origin(operator));
            return new RDDNode.Stateful<>(parents, keyed, StateMoment.TEMPLATE);
        });
    }

    private static Partitioner partitioner(PairRDD<?, ?> pairs, Shuffle shuffle) {
        return shuffle.partitioner()
                .or(() -> pairs.partitioner())
                .orElseGet(() ->
                        new HashPartitioner(Lineage.scopeOf(pairs).launcher().defaultParallelism()));
    }

    /** Kept, so that it is computed in the first batch only. */
    private static <K, S> RDDNode<?> initially(PairRDD<K, S> pairs, Partitioner partitioner) {
        return new RDDNode.Cached<>(Lineage.of(pairs.partitionBy(partitioner)), StorageLevel.MEMORY_ONLY);
    }

    /**
     * How operators differ.
     *
     * @param needsEveryEdge whether results depend on how many batches there are
     * @param keepsKeys whether results are pairs of the same keys
     */
    private record Traits(boolean needsEveryEdge, boolean keepsKeys) {}
}
