package dev.sluice.internal.embedded;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * Makes chains in which every link says where it is, for jobs of programs with accumulators.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
record CountingStages(StageFactory stages) implements StageFactory {

    @Override
    public Stage before(NarrowOperator<?, ?> operator, Stage next) {
        return counted(stages.before(operator, next), operator, operator.origin());
    }

    @Override
    public Stage counted(Stage stage, @Nullable Object step, Origin origin) {
        return stages.counted(stage, step, origin);
    }

    @Override
    public SourceLoop loop(Stage first) {
        return stages.loop(first);
    }

    @Override
    public Stage combine(
            Aggregation<Object, Object> aggregation, @Nullable HashPartitioner partitioner, Origin origin) {
        return counted(stages.combine(aggregation, partitioner, origin), null, origin);
    }

    @Override
    public Stage route(Partitioner partitioner, Origin origin) {
        return counted(stages.route(partitioner, origin), null, origin);
    }

    @Override
    public Stage action(Action.OnEach<Object, Object, ?> action, Origin origin) {
        return counted(stages.action(action, origin), null, origin);
    }

    @Override
    public TableMerger merger(Aggregation<Object, Object> aggregation, Origin origin) {
        return stages.merger(aggregation, origin);
    }
}
