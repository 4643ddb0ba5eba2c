package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.time.Duration;
import java.util.List;

/**
 * The length and slide of a window of combined values, which has the batches that left their changes in state.
 *
 * @param window how far it reaches back
 * @param slide how often it has a result
 */
record Spans(Duration window, Duration slide) {

    static Spans some(Draft draft, Flow flow) {
        return new Spans(draft.window(flow), draft.slide(flow));
    }

    /** Returns what of a stream is in the window that ends now, oldest first. */
    List<Pair<Object, Long>> elements(Flow flow, Moment now, Told.Past past) {
        return flow.told().kept(past).stream()
                .filter(batch -> batch.moment().millis() > now.millis() - window.toMillis()
                        && batch.moment().millis() <= now.millis())
                .flatMap(batch -> batch.elements().stream())
                .toList();
    }

    List<Long> values(Flow flow, Moment now, Told.Past past) {
        return elements(flow, now, past).stream().map(Pair::second).toList();
    }

    /** Returns whether a batch ends a slide. */
    boolean endAt(Moment moment) {
        return moment.isEdge() && moment.millis() % slide.toMillis() == 0;
    }

    /** Returns whether this or an earlier slide had an element in its window. */
    boolean hasBegun(Flow flow, Moment now, Told.Past past) {
        return past.kept().stream()
                .filter(moment -> moment.id() <= now.id() && endAt(moment))
                .anyMatch(moment -> !elements(flow, moment, past).isEmpty());
    }
}
