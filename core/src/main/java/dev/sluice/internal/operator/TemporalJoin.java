package dev.sluice.internal.operator;

import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Joins each element of a stream with the version of its key in a table that holds at the element's timestamp.
 *
 * <p>An element waits until the watermark has passed it, so that every version that may hold then has come; results come in the order of their
 * timestamps. Of a key's versions, those after the watermark and the latest before are kept. The first table has the waiting elements, the second
 * the versions.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class TemporalJoin<K, V, T> implements StateFunction<Emitted> {
    public static final int TABLE_COUNT = 2;
    private static final long serialVersionUID = 1;

    @Override
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<Emitted> output)
            throws Exception {
        TimedBuffer<K, V> waiting = new TimedBuffer<>(tables.table(0), new Retention.For(0));
        TimedBuffer<K, T> versions = new TimedBuffer<>(tables.table(1), new Retention.Latest());
        OnTime onTime = new OnTime(moment, output);
        onTime.<K, V>forEach(parents.get(0), Emitted.LATE_LEFT, waiting::add);
        onTime.<K, T>forEach(parents.get(1), Emitted.LATE_RIGHT, versions::add);
        List<Pair<K, Timed<V>>> ready = new ArrayList<>();
        waiting.forEachUseless(moment.watermarkMillis(), (key, element) -> ready.add(Pair.of(key, element)));
        ready.sort(Comparator.comparingLong(pair -> pair.second().timestampMillis()));
        ready.forEach(pair -> output.accept(joined(pair.first(), pair.second(), versions)));
        waiting.keep(moment.watermarkMillis());
        versions.keep(moment.watermarkMillis());
    }

    private static <K, V, T> Emitted joined(K key, Timed<V> element, TimedBuffer<K, T> versions) {
        List<Timed<T>> until = versions.through(key, element.timestampMillis());
        Optional<T> version = until.isEmpty()
                ? Optional.empty()
                : Optional.of(until.get(until.size() - 1).value());
        return new Emitted(Emitted.RESULTS, Pair.of(key, element.with(Pair.of(element.value(), version))));
    }
}
