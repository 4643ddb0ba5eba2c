package dev.sluice.testkit;

import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A sliding window as a list of values for each key, combined anew for each result.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class ReferenceWindow<K, V> {
    private final StatefulOperator.Windowed<K, V> operator;
    private final Map<K, OfKey<V>> byKey = new LinkedHashMap<>();

    ReferenceWindow(StatefulOperator.Windowed<K, V> operator) {
        this.operator = operator;
    }

    /** What is known of a key: the values in the window, and the last result with how many of the values it has. */
    private record OfKey<V>(
            List<Pair<Long, V>> values, @Nullable V lastResult, int includedCount) {}

    ReferenceWindow<K, V> copy(StatefulOperator.Windowed<K, V> sameOperator) {
        ReferenceWindow<K, V> copy = new ReferenceWindow<>(sameOperator);
        byKey.forEach((key, known) -> copy.byKey.put(
                key, new OfKey<>(new ArrayList<>(known.values()), known.lastResult(), known.includedCount())));
        return copy;
    }

    /** Adds what a batch has, and returns the results if it ends a slide. */
    List<Pair<K, V>> next(BatchTime batch, List<Pair<K, V>> pairs) throws Exception {
        long leavingMillis = batch.milliseconds() - operator.windowMillis();
        if (operator.endsSlide(batch)) {
            byKey.values().removeIf(known -> known.lastResult() == null && isOver(known, leavingMillis));
        }
        for (Pair<K, V> pair : pairs) {
            byKey.computeIfAbsent(pair.first(), absent -> new OfKey<>(new ArrayList<>(), null, 0))
                    .values()
                    .add(Pair.of(operator.paneOf(batch), pair.second()));
        }
        return operator.endsSlide(batch) ? results(leavingMillis) : List.of();
    }

    private List<Pair<K, V>> results(long leavingMillis) throws Exception {
        List<Pair<K, V>> results = new ArrayList<>();
        Iterator<Map.Entry<K, OfKey<V>>> each = byKey.entrySet().iterator();
        while (each.hasNext()) {
            Map.Entry<K, OfKey<V>> entry = each.next();
            Pair<K, V> result = Pair.of(entry.getKey(), result(entry.getValue(), leavingMillis));
            if (!operator.combination().keeps(result)) {
                each.remove();
                continue;
            }
            results.add(result);
            entry.setValue(after(entry.getValue(), result.second(), leavingMillis));
        }
        return results;
    }

    private V result(OfKey<V> known, long leavingMillis) throws Exception {
        int leavingCount = leavingCount(known, leavingMillis);
        if (operator.combination().inverse().isEmpty()) {
            return combined(
                    null, known.values().subList(leavingCount, known.values().size()));
        }
        int includedCount = known.includedCount();
        V result = known.lastResult();
        List<Pair<Long, V>> left = known.values().subList(0, Math.min(leavingCount, includedCount));
        if (result != null && !left.isEmpty()) {
            Function2<V, V, V> inverse = operator.combination().inverse().get();
            result = inverse.call(result, combined(null, left));
        }
        int firstNew = Math.max(leavingCount, includedCount);
        return combined(result, known.values().subList(firstNew, known.values().size()));
    }

    private OfKey<V> after(OfKey<V> known, V result, long leavingMillis) {
        List<Pair<Long, V>> left = known.values()
                .subList(leavingCount(known, leavingMillis), known.values().size());
        boolean isRemembered = operator.combination().inverse().isPresent();
        return new OfKey<>(new ArrayList<>(left), isRemembered ? result : null, isRemembered ? left.size() : 0);
    }

    @SuppressWarnings("NullAway") // a key without a result has at least one value
    private V combined(@Nullable V first, List<Pair<Long, V>> values) throws Exception {
        V sum = first;
        for (Pair<Long, V> value : values) {
            sum = sum == null
                    ? value.second()
                    : operator.combination().combine().call(sum, value.second());
        }
        return sum;
    }

    private boolean isOver(OfKey<V> known, long leavingMillis) {
        return leavingCount(known, leavingMillis) == known.values().size();
    }

    private int leavingCount(OfKey<V> known, long leavingMillis) {
        return (int) known.values().stream()
                .filter(value -> value.first() <= leavingMillis)
                .count();
    }
}
