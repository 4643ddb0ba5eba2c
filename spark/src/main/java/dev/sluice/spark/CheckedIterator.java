package dev.sluice.spark;

import dev.sluice.rdd.Origin;
import java.util.Iterator;

/**
 * Walks an iterator of the user's: what it throws names the operator, and a null in it is refused.
 *
 * <p><b>Thread rule:</b> confined to its task.
 */
final class CheckedIterator<T> implements Iterator<T> {
    private final Iterator<? extends T> elements;
    private final Origin origin;
    private final UserCalls calls;

    CheckedIterator(Iterator<? extends T> elements, Origin origin, UserCalls calls) {
        this.elements = elements;
        this.origin = origin;
        this.calls = calls;
    }

    @Override
    public boolean hasNext() {
        return calls.called(origin, null, elements::hasNext);
    }

    @Override
    public T next() {
        return calls.called(origin, null, elements::next);
    }
}
