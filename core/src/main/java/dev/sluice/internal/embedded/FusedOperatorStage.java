package dev.sluice.internal.embedded;

import dev.sluice.error.Invariants;
import dev.sluice.rdd.NarrowOperator;

/**
 * Makes the fused stage of a narrow operator.
 *
 * <p><b>Thread rule:</b> confined to the caller.
 */
record FusedOperatorStage<T, R>(Stage next, HiddenCopies copies) implements NarrowOperator.Visitor<T, R, Stage> {

    static <T, R> Stage of(NarrowOperator<T, R> operator, Stage next, HiddenCopies copies) {
        return operator.accept(new FusedOperatorStage<>(next, copies));
    }

    @Override
    public Stage visitMap(NarrowOperator.OneToOne<T, R> operator) {
        return copy(MapStage.class, operator.function(), operator);
    }

    @Override
    public Stage visitFilter(NarrowOperator.Filter<T> operator) {
        return copy(FilterStage.class, operator.predicate(), operator);
    }

    @Override
    public Stage visitFlatMap(NarrowOperator.FlatMap<T, R> operator) {
        return copy(FlatMapStage.class, operator.function(), operator);
    }

    @Override
    public Stage visitMapMulti(NarrowOperator.MapMulti<T, R> operator) {
        return copy(MapMultiStage.class, operator.function(), operator);
    }

    @Override
    public Stage visitOnPartition(NarrowOperator.OnPartition<T, R> operator) {
        Invariants.check(false, "%s works on partitions and is no stage", operator.origin());
        throw new AssertionError(operator);
    }

    private Stage copy(Class<? extends Stage> template, Object function, NarrowOperator<?, ?> operator) {
        try {
            return (Stage) copies.copy(template, operator, function, operator.origin(), next);
        } catch (ReflectiveOperationException refused) {
            throw new UnsupportedOperationException("no hidden copy of " + template, refused);
        }
    }
}
