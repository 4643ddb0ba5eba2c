package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Drives a chain: walks a source and pushes each element into the first stage.
 *
 * <p><b>Thread rule:</b> immutable.
 */
class SourceLoop {
    private final Stage first;

    SourceLoop(Stage first) {
        this.first = first;
    }

    final Stage first() {
        return first;
    }

    /**
     * Pushes all elements.
     *
     * @param origin what is named if the iterator fails
     */
    void drain(Iterator<?> elements, Origin origin, TaskState state) throws Exception {
        while (true) {
            Object element = next(elements, origin, state);
            if (element == null) {
                return;
            }
            first.accept(element, state);
        }
    }

    /** Returns the next element, or null after the last. */
    private static @Nullable Object next(Iterator<?> elements, Origin origin, TaskState state) {
        Object element;
        try {
            if (!elements.hasNext()) {
                return null;
            }
            element = elements.next();
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, null, thrown);
        }
        if (element == null) {
            throw state.attempt().returnedNull(origin, null);
        }
        return element;
    }
}
