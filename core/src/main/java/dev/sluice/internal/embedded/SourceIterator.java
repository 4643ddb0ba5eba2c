package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Serves the elements of a source that no stage follows, and blames the source for what it throws.
 *
 * <p><b>Thread rule:</b> confined to the task.
 */
final class SourceIterator implements Iterator<Object> {
    private final Iterator<?> source;
    private final Origin origin;
    private final TaskAttempt attempt;

    SourceIterator(Iterator<?> source, Origin origin, TaskAttempt attempt) {
        this.source = source;
        this.origin = origin;
        this.attempt = attempt;
    }

    @Override
    public boolean hasNext() {
        try {
            return source.hasNext();
        } catch (Throwable thrown) {
            throw attempt.failed(origin, null, thrown);
        }
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the partition has no more elements");
        }
        Object element;
        try {
            element = source.next();
        } catch (Throwable thrown) {
            throw attempt.failed(origin, null, thrown);
        }
        if (element == null) {
            throw attempt.returnedNull(origin, null);
        }
        return element;
    }
}
