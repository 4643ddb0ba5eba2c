package dev.sluice.internal.operator;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.function.Function2;
import java.io.Serializable;

/**
 * How the values of a window become one result, beginning with the first: what a program gives as a function or as an {@link Aggregate}.
 *
 * <p>{@link #merge} leaves both of its arguments as they are; {@link #add} is only called on what {@code first} or {@code add} returned.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public interface Fold<V, A, R> extends Serializable {

    A first(V value) throws Exception;

    A add(A partial, V value) throws Exception;

    A merge(A earlier, A later) throws Exception;

    R result(A partial) throws Exception;

    /** Returns the fold of an associative function. */
    static <V> Fold<V, V, V> reducing(Function2<? super V, ? super V, ? extends V> function) {
        return new Fold<>() {
            private static final long serialVersionUID = 1;

            @Override
            public V first(V value) {
                return value;
            }

            @Override
            public V add(V partial, V value) throws Exception {
                return function.call(partial, value);
            }

            @Override
            public V merge(V earlier, V later) throws Exception {
                return function.call(earlier, later);
            }

            @Override
            public V result(V partial) {
                return partial;
            }
        };
    }

    /** Returns the fold that counts. */
    static <V> Fold<V, Long, Long> counting() {
        return new Fold<>() {
            private static final long serialVersionUID = 1;

            @Override
            public Long first(V value) {
                return 1L;
            }

            @Override
            public Long add(Long partial, V value) {
                return partial + 1;
            }

            @Override
            public Long merge(Long earlier, Long later) {
                return earlier + later;
            }

            @Override
            public Long result(Long partial) {
                return partial;
            }
        };
    }

    /** Returns the fold of an aggregate. */
    static <V, A, R> Fold<V, A, R> aggregating(Aggregate<? super V, A, R> aggregate) {
        return new Fold<>() {
            private static final long serialVersionUID = 1;

            @Override
            public A first(V value) {
                return aggregate.add(aggregate.create(), value);
            }

            @Override
            public A add(A partial, V value) {
                return aggregate.add(partial, value);
            }

            @Override
            public A merge(A earlier, A later) {
                return aggregate.merge(earlier, later);
            }

            @Override
            public R result(A partial) {
                return aggregate.result(partial);
            }
        };
    }
}
