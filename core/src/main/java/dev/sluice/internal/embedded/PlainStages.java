package dev.sluice.internal.embedded;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * Makes chains of plain objects: for operators that live for one batch, and where classes cannot be defined.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class PlainStages implements StageFactory {

    @Override
    public Stage before(NarrowOperator<?, ?> operator, Stage next) {
        return PlainOperatorStage.of(operator, next);
    }

    @Override
    public Stage counted(Stage stage, @Nullable Object step, Origin origin) {
        return new CountedStage(stage, step);
    }

    @Override
    public SourceLoop loop(Stage first) {
        return new SourceLoop(first);
    }

    @Override
    public Stage combine(
            Aggregation<Object, Object> aggregation, @Nullable HashPartitioner partitioner, Origin origin) {
        return new CombineStage(aggregation, partitioner, origin);
    }

    @Override
    public Stage route(Partitioner partitioner, Origin origin) {
        return new RouteStage(partitioner, origin);
    }

    @Override
    public Stage action(Action.OnEach<Object, Object, ?> action, Origin origin) {
        return new ActionStage(action, origin);
    }

    @Override
    public TableMerger merger(Aggregation<Object, Object> aggregation, Origin origin) {
        return new CombinerTableMerger(aggregation.mergeCombiners(), origin);
    }
}
