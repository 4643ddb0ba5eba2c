package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.eventtime.EventTime;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.EventTimeRule;
import dev.sluice.internal.eventtime.Stamping;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.Shuffle;
import java.time.Instant;

/**
 * A stream whose elements have timestamps, and which has a watermark.
 *
 * <p>What has state and is made from it goes by the watermark: windows, joins, timers on event time. All of them see one moment of event time in a
 * batch, so what one of them gives can be the input of the next in the same batch, and is not late there. What is made from several streams with event
 * time goes by the least of their watermarks.
 *
 * <pre>{@code
 * EventTimeDStream<Access> accesses = lines.map(Access::parse)
 *         .withEventTime(Access::time, EventTime.outOfOrder(Durations.seconds(10)));
 * accesses.keyBy(Access::path)
 *         .window(EventWindows.sliding(Durations.minutes(5), Durations.minutes(1)))
 *         .count()
 *         .print();
 * }</pre>
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <T> the elements
 */
public final class EventTimeDStream<T> {
    private final DStream<Timed<T>> timed;

    EventTimeDStream(DStream<Timed<T>> timed) {
        this.timed = timed;
    }

    /** Adds the stream of a stream's elements with their timestamps to the graph. */
    static <T> EventTimeDStream<T> of(
            DStreamLike<T, ?, ?> stream, Function<? super T, Instant> timestamps, EventTime options) {
        EventTimeRule rule = EventTimeRule.of(requireNonNull(options, "options"));
        Stamping<T> stamping = new Stamping<>(requireNonNull(timestamps, "timestamps"), rule);
        StreamNode timed = stream.context().graph().timed("withEventTime", stream.node(), rule, (templates, scope) -> {
            RDD<T> elements = stream.rdd(templates.get(0), scope);
            return Lineage.of(elements.map(stamping::stamp).mapPartitions(stamping::judge));
        });
        return new EventTimeDStream<>(new DStream<>(stream.context(), timed));
    }

    /** Gives this stream the name under which listeners and logs know it; unique among streams. */
    public EventTimeDStream<T> named(String name) {
        timed.named(name);
        return this;
    }

    /** Returns the elements, without those whose timestamps were rejected. */
    public DStream<T> elements() {
        return timed.mapMulti((element, out) -> {
            if (element.isAccepted()) {
                out.accept(element.value());
            }
        });
    }

    /** Returns the elements whose timestamps were rejected: of the epoch or before, or too far after their batch. */
    public DStream<T> rejected() {
        return timed.mapMulti((element, out) -> {
            if (!element.isAccepted()) {
                out.accept(element.value());
            }
        });
    }

    /** Returns the elements of this stream and of another, with their timestamps. */
    public EventTimeDStream<T> union(EventTimeDStream<T> other) {
        return new EventTimeDStream<>(timed.union(other.timed));
    }

    /** Gives each element a key. The values of a key meet as the default says; see {@link Shuffle#byDefault}. */
    public <K> KeyedEventDStream<K, T> keyBy(Function<? super T, ? extends K> key) {
        return keyBy(key, Shuffle.byDefault());
    }

    /** Gives each element a key. The values of a key meet where the shuffle puts them. */
    public <K> KeyedEventDStream<K, T> keyBy(Function<? super T, ? extends K> key, Shuffle shuffle) {
        requireNonNull(key, "key");
        PairDStream<K, Timed<T>> pairs = timed.filter(Timed::isAccepted)
                .mapToPair(element -> Pair.<K, Timed<T>>of(key.call(element.value()), element));
        return new KeyedEventDStream<>(pairs, requireNonNull(shuffle, "shuffle"));
    }

    /** Puts all elements into windows, as those of one key, 0, in one partition. */
    public EventWindowed<Integer, T> window(EventWindows windows) {
        return this.<Integer>keyBy(element -> 0, Shuffle.partitions(1)).window(windows);
    }
}
