package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Turns a push chain into an iterator: pushes one source element at a time and serves what comes out before it pushes the next.
 *
 * <p>So nothing is computed that is not asked for, and no more is held than one source element fans out to.
 *
 * <p><b>Thread rule:</b> confined to the task.
 */
final class PullIterator implements Iterator<Object> {
    private final Iterator<?> source;
    private final Origin origin;
    private final Stage first;
    private final TaskState state;
    private final ElementBuffer ready = new ElementBuffer();
    private int nextIndex;

    /** Creates the iterator over a chain that ends in a {@link BufferStage}. */
    PullIterator(Iterator<?> source, Origin origin, Stage first, TaskAttempt attempt) {
        this.source = source;
        this.origin = origin;
        this.first = first;
        this.state = new TaskState(attempt, ready);
    }

    @Override
    public boolean hasNext() {
        while (nextIndex == ready.size()) {
            ready.clear();
            nextIndex = 0;
            if (!pushOne()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the partition has no more elements");
        }
        return ready.get(nextIndex++);
    }

    private boolean pushOne() {
        Object element;
        try {
            if (!source.hasNext()) {
                return false;
            }
            element = source.next();
        } catch (Throwable thrown) {
            throw state.attempt().failed(origin, null, thrown);
        }
        if (element == null) {
            throw state.attempt().returnedNull(origin, null);
        }
        try {
            first.accept(element, state);
        } catch (Exception failedFurtherDown) {
            throw Failures.unchecked(failedFurtherDown);
        }
        return true;
    }
}
