package dev.sluice.internal.embedded;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A list of elements whose memory is used again.
 *
 * <p>{@link #clear} keeps the array unless less than an eighth of more than {@value #SMALL_CAPACITY} places was used, so that one
 * large batch does not hold its memory beyond the next small one.
 *
 * <p><b>Thread rule:</b> confined to the task that fills it; may be handed on safely between threads.
 */
final class ElementBuffer {
    private static final int FIRST_CAPACITY = 16;
    private static final int SMALL_CAPACITY = 1024;
    private static final @Nullable Object[] NONE = {};

    private @Nullable Object[] elements = NONE;
    private int size;

    void add(Object element) {
        if (size == elements.length) {
            elements = Arrays.copyOf(elements, Math.max(FIRST_CAPACITY, size + (size >> 1)));
        }
        elements[size++] = element;
    }

    @SuppressWarnings("NullAway") // elements below size are never null
    Object get(int index) {
        return elements[index];
    }

    int size() {
        return size;
    }

    void clear() {
        if (elements.length > SMALL_CAPACITY && size < elements.length / 8) {
            elements = NONE;
        } else {
            Arrays.fill(elements, 0, size, null);
        }
        size = 0;
    }

    @SuppressWarnings("NullAway") // elements below size are never null
    Object[] toArray() {
        return Arrays.copyOf(elements, size);
    }
}
