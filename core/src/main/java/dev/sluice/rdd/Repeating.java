package dev.sluice.rdd;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Walks elements, each as often as it is told when the element is reached: not at all, once, or several times.
 *
 * <p><b>Thread rule:</b> confined to one task.
 */
final class Repeating<T> implements Iterator<T> {
    private final Iterator<T> elements;
    private final IntSupplier repetitions;
    private @Nullable T current;
    private int remaining;

    Repeating(Iterator<T> elements, IntSupplier repetitions) {
        this.elements = elements;
        this.repetitions = repetitions;
    }

    @Override
    public boolean hasNext() {
        while (remaining == 0 && elements.hasNext()) {
            current = elements.next();
            remaining = repetitions.getAsInt();
        }
        return remaining > 0;
    }

    @Override
    public T next() {
        if (!hasNext() || current == null) {
            throw new NoSuchElementException("no more elements were picked");
        }
        remaining--;
        return current;
    }
}
