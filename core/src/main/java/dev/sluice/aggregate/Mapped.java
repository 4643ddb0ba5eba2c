package dev.sluice.aggregate;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Function;

/**
 * An aggregate of what a function makes of the values.
 *
 * <p><b>Thread rule:</b> immutable, as function and aggregate are.
 *
 * @param function what makes other values
 * @param aggregate the aggregate of those
 */
record Mapped<T, U, A, R>(Function<? super T, ? extends U> function, Aggregate<? super U, A, R> aggregate)
        implements Aggregate<T, A, R> {

    Mapped {
        requireNonNull(function, "function");
        requireNonNull(aggregate, "aggregate");
    }

    @Override
    public A create() {
        return aggregate.create();
    }

    @Override
    public A add(A partial, T value) {
        return aggregate.add(partial, mapped(value));
    }

    @Override
    public A merge(A earlier, A later) {
        return aggregate.merge(earlier, later);
    }

    @Override
    public R result(A partial) {
        return aggregate.result(partial);
    }

    private U mapped(T value) {
        try {
            return requireNonNull(
                    function.call(value), "the function that maps the values of an aggregate returned null");
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "The function that maps the values of an aggregate threw " + failure, failure);
        }
    }
}
