package dev.sluice.testkit.oracle;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells every stream of a program, batch after batch, and notes which batches leave no change in any state.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
final class Chronicle {
    private final List<Told<?>> streams = new ArrayList<>();
    private final List<Moment> kept = new ArrayList<>();
    private final Set<Integer> dropped = new LinkedHashSet<>();

    /** Adds a stream; its parents come first. */
    <T> Told<T> add(Told<T> stream) {
        streams.add(stream);
        return stream;
    }

    /** Returns whether any other stream is made of this one. */
    boolean hasChild(Told<?> stream) {
        return streams.stream().anyMatch(other -> other.parents().contains(stream));
    }

    void next(Moment now) {
        List<Moment> throughNow = new ArrayList<>(kept);
        throughNow.add(now);
        Told.Past past = new Told.Past(throughNow);
        boolean isKept = true;
        for (Told<?> stream : streams) {
            isKept &= stream.tell(now, past);
        }
        if (isKept) {
            kept.add(now);
        } else {
            dropped.add(now.id());
        }
    }

    /** Returns the numbers of the batches that failed. */
    Set<Integer> dropped() {
        return dropped;
    }
}
