package dev.sluice.rdd;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.function.Function;
import dev.sluice.function.MapMultiFunction;

/**
 * What a narrow node does with the elements of one partition.
 *
 * <p>Every kind but {@link OnPartition} treats elements one by one, so that a chain of them is one loop.
 *
 * <p><b>Thread rule:</b> immutable; the functions inside are called from several tasks at once.
 *
 * @param <T> the elements before
 * @param <R> the elements after
 */
public sealed interface NarrowOperator<T, R> {

    Origin origin();

    /** Returns whether pairs keep their keys, so that elements stay where the partitioner put them. */
    boolean keepsKeys();

    /** Calls the method of {@code visitor} that is for this kind of operator. */
    <O> O accept(Visitor<T, R, O> visitor);

    /**
     * One method for each kind of operator.
     *
     * @param <T> the elements before
     * @param <R> the elements after
     * @param <O> what a visit returns
     */
    interface Visitor<T, R, O> {

        O visitMap(OneToOne<T, R> operator);

        /** Visits a filter; its elements are of one type before and after. */
        O visitFilter(Filter<T> operator);

        O visitFlatMap(FlatMap<T, R> operator);

        O visitMapMulti(MapMulti<T, R> operator);

        O visitOnPartition(OnPartition<T, R> operator);
    }

    /** One result for each element. */
    record OneToOne<T, R>(Function<? super T, ? extends R> function, boolean keepsKeys, Origin origin)
            implements NarrowOperator<T, R> {

        public OneToOne {
            requireNonNull(function, "function");
            requireNonNull(origin, "origin");
        }

        @Override
        public <O> O accept(Visitor<T, R, O> visitor) {
            return visitor.visitMap(this);
        }
    }

    /** The elements that the predicate keeps. */
    record Filter<T>(Function<? super T, Boolean> predicate, Origin origin) implements NarrowOperator<T, T> {

        public Filter {
            requireNonNull(predicate, "predicate");
            requireNonNull(origin, "origin");
        }

        @Override
        public boolean keepsKeys() {
            return true;
        }

        @Override
        public <O> O accept(Visitor<T, T, O> visitor) {
            return visitor.visitFilter(this);
        }
    }

    /** The elements of an iterable for each element. */
    record FlatMap<T, R>(FlatMapFunction<? super T, ? extends R> function, boolean keepsKeys, Origin origin)
            implements NarrowOperator<T, R> {

        public FlatMap {
            requireNonNull(function, "function");
            requireNonNull(origin, "origin");
        }

        @Override
        public <O> O accept(Visitor<T, R, O> visitor) {
            return visitor.visitFlatMap(this);
        }
    }

    /** Any number of results for each element, pushed. */
    record MapMulti<T, R>(MapMultiFunction<? super T, R> function, Origin origin) implements NarrowOperator<T, R> {

        public MapMulti {
            requireNonNull(function, "function");
            requireNonNull(origin, "origin");
        }

        @Override
        public boolean keepsKeys() {
            return false;
        }

        @Override
        public <O> O accept(Visitor<T, R, O> visitor) {
            return visitor.visitMapMulti(this);
        }
    }

    /** The elements of a whole partition at once. */
    record OnPartition<T, R>(PartitionFunction<T, R> function, boolean keepsKeys, Origin origin)
            implements NarrowOperator<T, R> {

        public OnPartition {
            requireNonNull(function, "function");
            requireNonNull(origin, "origin");
        }

        @Override
        public <O> O accept(Visitor<T, R, O> visitor) {
            return visitor.visitOnPartition(this);
        }
    }
}
