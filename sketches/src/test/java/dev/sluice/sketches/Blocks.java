package dev.sluice.sketches;

import dev.sluice.aggregate.Aggregate;
import java.util.List;

/**
 * An aggregate of lists of values, so that the contract cuts many values in few places.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record Blocks<T, A, R>(Aggregate<T, A, R> aggregate) implements Aggregate<List<T>, A, R> {

    @Override
    public A create() {
        return aggregate.create();
    }

    @Override
    public A add(A partial, List<T> block) {
        A added = partial;
        for (T value : block) {
            added = aggregate.add(added, value);
        }
        return added;
    }

    @Override
    public A merge(A earlier, A later) {
        return aggregate.merge(earlier, later);
    }

    @Override
    public R result(A partial) {
        return aggregate.result(partial);
    }
}
