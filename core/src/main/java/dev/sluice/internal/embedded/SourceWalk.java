package dev.sluice.internal.embedded;

import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.TaskAdditions;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Says around the walk over one partition of a source that it is the one that is walked, for accumulators.
 *
 * <p>Steps of the chain that follows are told by {@link CountedStage}: a step and the source's partition together say which partition of
 * which node it is.
 *
 * <p><b>Thread rule:</b> confined to the attempt.
 */
final class SourceWalk {
    /** The step of the source itself: a split, or a function on partitions. */
    private static final Object SOURCE = new Object();

    private final Place place;
    private final TaskAdditions recorder;
    private @Nullable Object outerWalk;
    private @Nullable Object outerStep;

    SourceWalk(Place place, TaskAdditions recorder) {
        this.place = place;
        this.recorder = recorder;
    }

    /** A partition of a node; nodes are compared by identity. */
    record Place(RDDNode<?> node, int partition) {}

    void begin() {
        outerWalk = recorder.walk(place);
        outerStep = recorder.step(SOURCE);
    }

    void end() {
        if (outerWalk != null && outerStep != null) {
            recorder.walk(outerWalk);
            recorder.step(outerStep);
        }
    }

    /** Returns the iterator, in this walk whenever it is asked for more. */
    Iterator<Object> around(Iterator<Object> elements) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                begin();
                try {
                    return elements.hasNext();
                } finally {
                    end();
                }
            }

            @Override
            public Object next() {
                begin();
                try {
                    return elements.next();
                } finally {
                    end();
                }
            }
        };
    }
}
