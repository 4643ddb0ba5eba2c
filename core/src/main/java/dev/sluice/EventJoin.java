package dev.sluice;

import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.internal.operator.Emitted;
import dev.sluice.rdd.Shuffle;

/**
 * What a join of two streams with event time gives.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys
 * @param <V> the values of the left stream
 * @param <W> the values of the right stream
 * @param <J> what is joined to a value of the left stream
 */
public final class EventJoin<K, V, W, J> {
    private final DStream<Emitted> emitted;
    private final Shuffle shuffle;

    EventJoin(DStream<Emitted> emitted, Shuffle shuffle) {
        this.emitted = emitted;
        this.shuffle = shuffle;
    }

    /** Gives the join the name under which listeners and logs know it; unique among streams. */
    public EventJoin<K, V, W, J> named(String name) {
        emitted.named(name);
        return this;
    }

    /** Returns the pairs of each key. */
    public PairDStream<K, Pair<V, J>> results() {
        return eventTime().elements();
    }

    /**
     * Returns the pairs as a stream with event time, with the watermark of what is joined: an interval join's at the larger timestamp of the two, a
     * temporal join's at that of the value of the left stream. None of them is late where it goes.
     */
    public KeyedEventDStream<K, Pair<V, J>> eventTime() {
        DStream<Pair<K, Timed<Pair<V, J>>>> pairs = emitted.mapMulti(Emitted.only(Emitted.RESULTS));
        return new KeyedEventDStream<>(PairDStream.fromDStream(pairs), shuffle);
    }

    /** Returns the values of the left stream that came behind the watermark, and were not joined. */
    public PairDStream<K, V> lateLeft() {
        return PairDStream.fromDStream(emitted.<Pair<K, V>>mapMulti(Emitted.only(Emitted.LATE_LEFT)));
    }

    /** Returns the values of the right stream that came behind the watermark, and were not joined. */
    public PairDStream<K, W> lateRight() {
        return PairDStream.fromDStream(emitted.<Pair<K, W>>mapMulti(Emitted.only(Emitted.LATE_RIGHT)));
    }
}
