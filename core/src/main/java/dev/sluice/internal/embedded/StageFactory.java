package dev.sluice.internal.embedded;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.NarrowOperator;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import org.jspecify.annotations.Nullable;

/**
 * Makes the links of chains, last link first; the point at which plain objects and fused copies differ.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
interface StageFactory {

    /** Returns the stage of a narrow operator that works element by element. */
    Stage before(NarrowOperator<?, ?> operator, Stage next);

    /**
     * Returns a stage around {@code stage} that says what is added to accumulators in it.
     *
     * @param step which step of its walk it is; null for the step of the task itself
     */
    Stage counted(Stage stage, @Nullable Object step, Origin origin);

    /** Returns the loop that drives a chain. */
    SourceLoop loop(Stage first);

    /** Returns the end of a chain that combines by key; see {@link CombineStage} for the partitioner. */
    Stage combine(Aggregation<Object, Object> aggregation, @Nullable HashPartitioner partitioner, Origin origin);

    /** Returns the end of a chain that sorts pairs by their target. */
    Stage route(Partitioner partitioner, Origin origin);

    /** Returns the end of a chain that gives elements to an action. */
    Stage action(Action.OnEach<Object, Object, ?> action, Origin origin);

    /** Returns what merges the tables of an exchange. */
    TableMerger merger(Aggregation<Object, Object> aggregation, Origin origin);
}
