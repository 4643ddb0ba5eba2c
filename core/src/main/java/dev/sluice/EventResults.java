package dev.sluice;

import dev.sluice.eventtime.WindowResult;
import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.operator.Emitted;

/**
 * The results of event-time windows: each window of a key once when it closes, and again for each correction.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys
 * @param <V> the values that windows are made of
 * @param <R> the results
 */
public final class EventResults<K, V, R> extends DStream<WindowResult<K, R>> {
    private final DStream<Emitted> emitted;

    EventResults(DStream<Emitted> emitted) {
        super(emitted.context(), EventResults.<K, R>results(emitted).node());
        this.emitted = emitted;
    }

    @Override
    StreamNode namedNode() {
        return emitted.node();
    }

    /** Returns the values that came after all windows that they belong to were closed for good. */
    public PairDStream<K, V> late() {
        return PairDStream.fromDStream(emitted.<Pair<K, V>>mapMulti(Emitted.only(Emitted.LATE)));
    }

    /**
     * Returns the first result of each window as a stream with event time: at the last millisecond of the window, with the watermark of what the windows
     * are made from. None of them is late where it goes, unless its first value came within the allowed lateness. Corrections are left out, since
     * what counts results would count them again.
     */
    public EventTimeDStream<WindowResult<K, R>> eventTime() {
        return new EventTimeDStream<>(filter(result -> result.revision() == 0)
                .map(result -> Timed.of(result, result.end().toEpochMilli() - 1)));
    }

    private static <K, R> DStream<WindowResult<K, R>> results(DStream<Emitted> emitted) {
        return emitted.mapMulti(Emitted.only(Emitted.RESULTS));
    }
}
