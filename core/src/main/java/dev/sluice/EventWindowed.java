package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.aggregate.Aggregate;
import dev.sluice.eventtime.EventWindows;
import dev.sluice.eventtime.GridWindows;
import dev.sluice.eventtime.SessionWindows;
import dev.sluice.function.Function2;
import dev.sluice.internal.operator.Fold;
import dev.sluice.internal.operator.PaneShape;
import dev.sluice.internal.operator.SessionShape;
import dev.sluice.internal.operator.ValueList;
import dev.sluice.internal.operator.WindowByKey;
import dev.sluice.internal.operator.WindowShape;
import java.util.List;

/**
 * The values of each key in windows of event time, to be made something of.
 *
 * <p>Values of a window are combined in the order of time as far as panes and sessions go, and in the order of arrival within them.
 *
 * <p><b>Thread rule:</b> immutable.
 *
 * @param <K> the keys
 * @param <V> the values
 */
public final class EventWindowed<K, V> {
    private final KeyedEventDStream<K, V> stream;
    private final EventWindows windows;

    EventWindowed(KeyedEventDStream<K, V> stream, EventWindows windows) {
        this.stream = stream;
        this.windows = requireNonNull(windows, "windows");
    }

    /** Reduces the values of each window by an associative function. */
    public EventResults<K, V, V> reduce(Function2<? super V, ? super V, ? extends V> function) {
        return folded("reduce", Fold.reducing(requireNonNull(function, "function")));
    }

    /** Counts the values of each window. */
    public EventResults<K, V, Long> count() {
        return folded("count", Fold.counting());
    }

    /** Returns the values of each window. A batch copies the lists that it adds to; aggregate instead where they are long. */
    public EventResults<K, V, List<V>> toLists() {
        return folded("toLists", Fold.aggregating(new ValueList<>()));
    }

    /** Aggregates the values of each window. */
    public <A, R> EventResults<K, V, R> aggregate(Aggregate<? super V, A, R> aggregate) {
        return folded("aggregate", Fold.aggregating(requireNonNull(aggregate, "aggregate")));
    }

    private <A, R> EventResults<K, V, R> folded(String operator, Fold<V, A, R> fold) {
        return new EventResults<>(
                stream.stateful(operator, List.of(), new WindowByKey<>(shape(fold)), WindowByKey.TABLE_COUNT));
    }

    private <A, R> WindowShape<V, R> shape(Fold<V, A, R> fold) {
        if (windows instanceof GridWindows grid) {
            return new PaneShape<>(grid, fold);
        }
        if (windows instanceof SessionWindows sessions) {
            return new SessionShape<>(sessions, fold);
        }
        throw new AssertionError(windows);
    }
}
