package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.util.Iterator;

/**
 * Drives a chain: walks a source and pushes each element into the first stage.
 *
 * <p>Like a {@link Stage} it is copied for a fused chain, so that the loop, the iterator and the chain compile as one method.
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
            Object element;
            try {
                if (!elements.hasNext()) {
                    return;
                }
                element = elements.next();
            } catch (Throwable thrown) {
                throw state.attempt().failed(origin, null, thrown);
            }
            if (element == null) {
                throw state.attempt().returnedNull(origin, null);
            }
            first.accept(element, state);
        }
    }
}
