package dev.sluice.internal.operator;

import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.KeyedState.EntryAction;
import dev.sluice.rdd.StateMoment;
import java.util.Iterator;
import java.util.function.Consumer;

/**
 * Tells elements that a join can use from those that are behind the watermark that the batch began with.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
record OnTime(StateMoment moment, Consumer<Emitted> output) {

    /** Calls an action for each element that is on time, and puts the others out as late. */
    @SuppressWarnings("unchecked") // the parents of a join have pairs of keys and timed values
    <K, T> void forEach(Iterator<?> pairs, String lateOutput, EntryAction<K, Timed<T>> action) throws Exception {
        while (pairs.hasNext()) {
            Pair<K, Timed<T>> pair = (Pair<K, Timed<T>>) pairs.next();
            if (pair.second().timestampMillis() < moment.previousWatermarkMillis()) {
                output.accept(new Emitted(
                        lateOutput, Pair.of(pair.first(), pair.second().value())));
            } else {
                action.accept(pair.first(), pair.second());
            }
        }
    }
}
