package dev.sluice.internal.operator;

import dev.sluice.eventtime.TimeInterval;
import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Joins each element of one stream with those of another of its key whose timestamps lie in an interval around its own.
 *
 * <p>A pair is found when the later of its elements arrives, and has the larger timestamp of the two. An element is kept until the watermark says that
 * nothing to join with it can come. The first table has the elements of the left stream, the second those of the right.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class IntervalJoin<K, A, B> implements StateFunction<Emitted> {
    public static final int TABLE_COUNT = 2;
    private static final long serialVersionUID = 1;

    private final long lowerMillis;
    private final long upperMillis;

    public IntervalJoin(TimeInterval interval) {
        this.lowerMillis = interval.lower().toMillis();
        this.upperMillis = interval.upper().toMillis();
    }

    @Override
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<Emitted> output)
            throws Exception {
        TimedBuffer<K, A> lefts = new TimedBuffer<>(tables.table(0), new Retention.For(upperMillis));
        TimedBuffer<K, B> rights = new TimedBuffer<>(tables.table(1), new Retention.For(-lowerMillis));
        OnTime onTime = new OnTime(moment, output);
        onTime.<K, A>forEach(parents.get(0), Emitted.LATE_LEFT, (key, left) -> {
            long at = left.timestampMillis();
            rights.between(key, at + lowerMillis, at + upperMillis)
                    .forEach(right -> output.accept(joined(key, left, right)));
            lefts.add(key, left);
        });
        onTime.<K, B>forEach(parents.get(1), Emitted.LATE_RIGHT, (key, right) -> {
            long at = right.timestampMillis();
            lefts.between(key, at - upperMillis, at - lowerMillis)
                    .forEach(left -> output.accept(joined(key, left, right)));
            rights.add(key, right);
        });
        lefts.keep(moment.watermarkMillis());
        rights.keep(moment.watermarkMillis());
    }

    private static <K, A, B> Emitted joined(K key, Timed<A> left, Timed<B> right) {
        long atMillis = Math.max(left.timestampMillis(), right.timestampMillis());
        return new Emitted(Emitted.RESULTS, Pair.of(key, Timed.of(Pair.of(left.value(), right.value()), atMillis)));
    }
}
