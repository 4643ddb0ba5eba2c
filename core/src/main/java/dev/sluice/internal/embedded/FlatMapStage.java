package dev.sluice.internal.embedded;

import dev.sluice.function.FlatMapFunction;
import dev.sluice.rdd.Origin;
import java.util.Iterator;

/**
 * Pushes the elements of an iterable for each element.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class FlatMapStage extends Stage {
    private final FlatMapFunction<Object, Object> function;
    private final Origin origin;
    private final Stage next;

    FlatMapStage(FlatMapFunction<Object, Object> function, Origin origin, Stage next) {
        this.function = function;
        this.origin = origin;
        this.next = next;
    }

    @Override
    void accept(Object element, TaskState state) throws Exception {
        Iterator<?> results = resultsOf(element, state);
        while (true) {
            Object result;
            try {
                if (!results.hasNext()) {
                    return;
                }
                result = results.next();
            } catch (Throwable thrown) {
                throw Blame.threw(state, origin, element, thrown);
            }
            if (result == null) {
                throw state.attempt().returnedNull(origin, element);
            }
            next.accept(result, state);
        }
    }

    private Iterator<?> resultsOf(Object element, TaskState state) {
        Iterator<?> results;
        try {
            Iterable<?> iterable = function.call(element);
            results = iterable == null ? null : iterable.iterator();
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, element, thrown);
        }
        if (results == null) {
            throw state.attempt().returnedNull(origin, element);
        }
        return results;
    }
}
