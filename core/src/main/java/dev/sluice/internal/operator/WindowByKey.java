package dev.sluice.internal.operator;

import static java.util.Objects.requireNonNull;

import dev.sluice.eventtime.WindowResult;
import dev.sluice.function.Pair;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.KeyedState;
import dev.sluice.rdd.StateFunction;
import dev.sluice.rdd.StateMoment;
import dev.sluice.rdd.StateTables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Puts the values of each key into windows by their timestamps, then gives the results of the windows that the watermark closes.
 *
 * <p>The table has the open windows of each key; the deadline of an entry is the next time that the watermark does something to them, so that a batch
 * costs what it touches and what it closes. Results come in the order of their windows' ends.
 *
 * <p><b>Thread rule:</b> immutable.
 */
public final class WindowByKey<K, V, R> implements StateFunction<Emitted> {
    public static final int TABLE_COUNT = 1;
    private static final long serialVersionUID = 1;

    private final WindowShape<V, R> shape;

    public WindowByKey(WindowShape<V, R> shape) {
        this.shape = requireNonNull(shape, "shape");
    }

    @Override
    public void call(StateTables tables, StateMoment moment, List<Iterator<?>> parents, Consumer<Emitted> output)
            throws Exception {
        KeyedState<K, Object> table = tables.table(0);
        Map<K, OpenWindows<K, V, R>> touched = new LinkedHashMap<>();
        take(table, moment, parents.get(0), touched, output);
        List<WindowResult<K, R>> results = new ArrayList<>();
        for (Map.Entry<K, OpenWindows<K, V, R>> entry : touched.entrySet()) {
            close(table, entry.getKey(), entry.getValue(), moment, results);
        }
        table.forEachDue(moment.watermarkMillis(), (key, kept) -> {
            OpenWindows<K, V, R> due = shape.open(key, kept, moment.previousWatermarkMillis());
            close(table, key, due, moment, results);
        });
        results.sort(Comparator.comparing(WindowResult::end));
        results.forEach(result -> output.accept(new Emitted(Emitted.RESULTS, result)));
    }

    @SuppressWarnings("unchecked") // the one parent has pairs of keys and timed values
    private void take(
            KeyedState<K, Object> table,
            StateMoment moment,
            Iterator<?> pairs,
            Map<K, OpenWindows<K, V, R>> touched,
            Consumer<Emitted> output)
            throws Exception {
        while (pairs.hasNext()) {
            Pair<K, Timed<V>> pair = (Pair<K, Timed<V>>) pairs.next();
            K key = pair.first();
            Timed<V> timed = pair.second();
            OpenWindows<K, V, R> windows = touched.get(key);
            if (windows == null) {
                windows = shape.open(key, table.get(key), moment.previousWatermarkMillis());
                touched.put(key, windows);
            }
            if (!windows.add(timed.timestampMillis(), timed.value())) {
                output.accept(new Emitted(Emitted.LATE, Pair.of(key, timed.value())));
            }
        }
    }

    private void close(
            KeyedState<K, Object> table,
            K key,
            OpenWindows<K, V, R> windows,
            StateMoment moment,
            List<WindowResult<K, R>> results)
            throws Exception {
        windows.close(moment.watermarkMillis(), results::add);
        windows.kept().ifPresentOrElse(kept -> table.put(key, kept, windows.deadlineMillis()), () -> table.remove(key));
    }
}
