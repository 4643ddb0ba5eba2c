package dev.sluice.aggregate;

import java.io.Serializable;
import java.util.function.Function;

/**
 * Something about numbers that their moments tell.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param reading what is read off the moments
 */
record MomentsOf<T extends Number, R>(Reading<R> reading) implements Aggregate<T, Moments, R> {

    @Override
    public Moments create() {
        return Moments.NONE;
    }

    @Override
    public Moments add(Moments partial, T value) {
        return partial.plus(value.doubleValue());
    }

    @Override
    public Moments merge(Moments earlier, Moments later) {
        return earlier.plus(later);
    }

    @Override
    public R result(Moments partial) {
        return reading.apply(partial);
    }

    /** A function that can travel. */
    interface Reading<R> extends Function<Moments, R>, Serializable {}
}
