package dev.sluice.internal.embedded;

import dev.sluice.rdd.Origin;
import java.lang.invoke.MethodHandles;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The loop of a fused chain: its first stage is a constant, and with it the whole chain. Only its hidden copies work; see {@link
 * HiddenCopies}.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class FusedLoop extends SourceLoop {
    private static final Stage FIRST = classData();

    FusedLoop(Stage first) {
        super(first);
    }

    @Override
    void drain(Iterator<?> elements, Origin origin, TaskState state) throws Exception {
        while (true) {
            Object element = next(elements, origin, state);
            if (element == null) {
                return;
            }
            FIRST.accept(element, state);
        }
    }

    /** As in the class above, but with a profile of its own. */
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

    private static Stage classData() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", Stage.class);
        } catch (IllegalAccessException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }
}
