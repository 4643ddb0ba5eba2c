package dev.sluice.rdd;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * Walks some iterators one after the other, and takes up each only when it is reached.
 *
 * <p><b>Thread rule:</b> confined to one task.
 */
final class Flattened<T> implements Iterator<T> {
    private final Iterator<? extends Iterator<T>> parts;
    private Iterator<T> current = Collections.emptyIterator();

    Flattened(Iterator<? extends Iterator<T>> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && parts.hasNext()) {
            current = parts.next();
        }
        return current.hasNext();
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException("no part has more elements");
        }
        return current.next();
    }
}
