package dev.sluice.internal.embedded;

import dev.sluice.function.Function;
import dev.sluice.rdd.Origin;

/**
 * Pushes one result for each element.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class MapStage extends Stage {
    private final Function<Object, Object> function;
    private final Origin origin;
    private final Stage next;

    MapStage(Function<Object, Object> function, Origin origin, Stage next) {
        this.function = function;
        this.origin = origin;
        this.next = next;
    }

    @Override
    void accept(Object element, TaskState state) throws Exception {
        Object result;
        try {
            result = function.call(element);
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, element, thrown);
        }
        if (result == null) {
            throw state.attempt().returnedNull(origin, element);
        }
        next.accept(result, state);
    }
}
