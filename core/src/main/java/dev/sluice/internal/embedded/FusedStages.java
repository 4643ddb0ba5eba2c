package dev.sluice.internal.embedded;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * Makes the chains of the graph's operators of hidden copies, each once: in later batches the same operators before the same next stage
 * give the same stage again.
 *
 * <p>Operators that live for one batch, and all before them, become plain objects; so does what {@link CopyCache} refuses.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
final class FusedStages implements StageFactory {
    private final StageFactory plain = new PlainStages();
    private final CopyCache cache = new CopyCache(new HiddenCopies());

    @Override
    public Stage before(NarrowOperator<?, ?> operator, Stage next) {
        Stage copy = next == BufferStage.INSTANCE || isCopy(next)
                ? cache.find(
                        operator.origin(),
                        new CopyCache.Pairing(operator, next),
                        copies -> FusedOperatorStage.of(operator, next, copies))
                : null;
        return copy == null ? plain.before(operator, next) : copy;
    }

    @Override
    public Stage counted(Stage stage, @Nullable Object step, Origin origin) {
        Stage copy = isCopy(stage)
                ? cache.find(origin, new CountedKey(stage, step), copies ->
                        (Stage) copies.copy(CountedStage.class, origin, stage, step))
                : null;
        return copy == null ? plain.counted(stage, step, origin) : copy;
    }

    @Override
    public SourceLoop loop(Stage first) {
        SourceLoop copy = isCopy(first) ? cache.findLoop(first) : null;
        return copy == null ? plain.loop(first) : copy;
    }

    @Override
    public Stage combine(
            Aggregation<Object, Object> aggregation, @Nullable HashPartitioner partitioner, Origin origin) {
        Stage copy = cache.find(origin, new CombineKey(aggregation, partitioner, origin), copies ->
                (Stage) copies.copy(CombineStage.class, origin, aggregation, partitioner, origin));
        return copy == null ? plain.combine(aggregation, partitioner, origin) : copy;
    }

    @Override
    public Stage route(Partitioner partitioner, Origin origin) {
        Stage copy = cache.find(origin, new RouteKey(partitioner, origin), copies ->
                (Stage) copies.copy(RouteStage.class, origin, partitioner, origin));
        return copy == null ? plain.route(partitioner, origin) : copy;
    }

    @Override
    public Stage action(Action.OnEach<Object, Object, ?> action, Origin origin) {
        Stage copy = cache.find(origin, new CopyCache.Pairing(action, origin), copies ->
                (Stage) copies.copy(ActionStage.class, origin, action, origin));
        return copy == null ? plain.action(action, origin) : copy;
    }

    @Override
    public TableMerger merger(Aggregation<Object, Object> aggregation, Origin origin) {
        TableMerger copy = cache.find(origin, new MergeKey(aggregation, origin), copies ->
                (TableMerger) copies.copy(CombinerTableMerger.class, origin, aggregation.mergeCombiners(), origin));
        return copy == null ? plain.merger(aggregation, origin) : copy;
    }

    private static boolean isCopy(Stage stage) {
        return stage.getClass().isHidden();
    }

    /** Aggregations are made anew in each batch; they are equal if their functions are. */
    private record CombineKey(
            Aggregation<Object, Object> aggregation,
            @Nullable HashPartitioner partitioner,
            Origin origin) {}

    /** Stages and operators are compared by identity: they do not define {@code equals}. */
    private record CountedKey(Stage stage, @Nullable Object step) {}

    private record RouteKey(Partitioner partitioner, Origin origin) {}

    private record MergeKey(Aggregation<Object, Object> aggregation, Origin origin) {}
}
