package dev.sluice.testkit;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;

/**
 * Holds what the partitions of an exchange's parent have sent, in their order.
 *
 * <p><b>Thread rule:</b> confined to the thread of its job.
 */
final class ReferenceExchange {
    private final int targetCount;
    private final List<List<List<Pair<Object, Object>>>> sources = new ArrayList<>();

    ReferenceExchange(int targetCount) {
        this.targetCount = targetCount;
    }

    /** Takes what one partition sends to each target. */
    void add(List<List<Pair<Object, Object>>> source) {
        if (source.size() != targetCount) {
            throw new AssertionError("a source sent to " + source.size() + " targets instead of " + targetCount);
        }
        sources.add(source);
    }

    /** Returns all that was sent to a target, source by source. */
    List<Pair<Object, Object>> receivedBy(int target) {
        return sources.stream().flatMap(source -> source.get(target).stream()).toList();
    }
}
