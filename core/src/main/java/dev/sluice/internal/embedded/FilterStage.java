package dev.sluice.internal.embedded;

import dev.sluice.function.Function;
import dev.sluice.rdd.Origin;

/**
 * Pushes the elements that a predicate keeps.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class FilterStage extends Stage {
    private final Function<Object, Boolean> predicate;
    private final Origin origin;
    private final Stage next;

    FilterStage(Function<Object, Boolean> predicate, Origin origin, Stage next) {
        this.predicate = predicate;
        this.origin = origin;
        this.next = next;
    }

    @Override
    void accept(Object element, TaskState state) throws Exception {
        Boolean isKept;
        try {
            isKept = predicate.call(element);
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, element, thrown);
        }
        if (isKept == null) {
            throw state.attempt().returnedNull(origin, element);
        }
        if (isKept) {
            next.accept(element, state);
        }
    }
}
