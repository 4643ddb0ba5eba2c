package dev.sluice.internal.embedded;

import dev.sluice.error.Invariants;
import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.MapMultiFunction;
import dev.sluice.rdd.NarrowOperator;

/**
 * Makes the plain stage of a narrow operator.
 *
 * <p><b>Thread rule:</b> immutable.
 */
@SuppressWarnings("unchecked") // stages treat every element as an Object; a wrong one is found in the user's function
record PlainOperatorStage<T, R>(Stage next) implements NarrowOperator.Visitor<T, R, Stage> {

    static <T, R> Stage of(NarrowOperator<T, R> operator, Stage next) {
        return operator.accept(new PlainOperatorStage<>(next));
    }

    @Override
    public Stage visitMap(NarrowOperator.OneToOne<T, R> operator) {
        return new MapStage((Function<Object, Object>) operator.function(), operator.origin(), next);
    }

    @Override
    public Stage visitFilter(NarrowOperator.Filter<T> operator) {
        return new FilterStage((Function<Object, Boolean>) operator.predicate(), operator.origin(), next);
    }

    @Override
    public Stage visitFlatMap(NarrowOperator.FlatMap<T, R> operator) {
        return new FlatMapStage((FlatMapFunction<Object, Object>) operator.function(), operator.origin(), next);
    }

    @Override
    public Stage visitMapMulti(NarrowOperator.MapMulti<T, R> operator) {
        return new MapMultiStage((MapMultiFunction<Object, Object>) operator.function(), operator.origin(), next);
    }

    @Override
    public Stage visitOnPartition(NarrowOperator.OnPartition<T, R> operator) {
        Invariants.check(false, "%s works on partitions and is no stage", operator.origin());
        throw new AssertionError(operator);
    }
}
