package dev.sluice.aggregate;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;

/**
 * Two aggregates of the same values.
 *
 * <p><b>Thread rule:</b> immutable, as both are.
 *
 * @param one the first
 * @param other the second
 */
record Both<T, A, R, B, S>(Aggregate<? super T, A, R> one, Aggregate<? super T, B, S> other)
        implements Aggregate<T, Pair<A, B>, Pair<R, S>> {

    Both {
        requireNonNull(one, "first");
        requireNonNull(other, "second");
    }

    @Override
    public Pair<A, B> create() {
        return Pair.of(one.create(), other.create());
    }

    @Override
    public Pair<A, B> add(Pair<A, B> partial, T value) {
        return Pair.of(one.add(partial.first(), value), other.add(partial.second(), value));
    }

    @Override
    public Pair<A, B> merge(Pair<A, B> earlier, Pair<A, B> later) {
        return Pair.of(one.merge(earlier.first(), later.first()), other.merge(earlier.second(), later.second()));
    }

    @Override
    public Pair<R, S> result(Pair<A, B> partial) {
        return Pair.of(one.result(partial.first()), other.result(partial.second()));
    }
}
