package dev.sluice.internal.embedded;

import dev.sluice.rdd.Action;
import dev.sluice.rdd.Origin;

/**
 * Ends a chain in an action that takes every element; the task's sink is what the action keeps.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class ActionStage extends Stage {
    private final Action.OnEach<Object, Object, ?> action;
    private final Origin origin;

    ActionStage(Action.OnEach<Object, Object, ?> action, Origin origin) {
        this.action = action;
        this.origin = origin;
    }

    @Override
    void accept(Object element, TaskState state) throws Exception {
        try {
            action.accept(state.sink(), element);
        } catch (Throwable thrown) {
            throw Blame.threw(state, origin, element, thrown);
        }
    }
}
