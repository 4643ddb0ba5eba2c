package dev.sluice.internal.embedded;

import dev.sluice.function.Pair;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;

/**
 * Ends a chain in buffers of pairs as they come; the task's sink is an array of buffers, one for each target.
 *
 * <p><b>Thread rule:</b> immutable.
 */
final class RouteStage extends Stage {
    private final Partitioner partitioner;
    private final Origin origin;

    RouteStage(Partitioner partitioner, Origin origin) {
        this.partitioner = partitioner;
        this.origin = origin;
    }

    @Override
    void accept(Object element, TaskState state) {
        Object key;
        try {
            key = ((Pair<?, ?>) element).first();
        } catch (ClassCastException notPair) {
            throw Blame.threw(state, origin, element, notPair);
        }
        int target = KeyRouting.target(partitioner, key, origin, state.attempt());
        ((ElementBuffer[]) state.sink())[target].add(element);
    }
}
