package dev.sluice.internal.operator;

import dev.sluice.internal.eventtime.Timed;
import dev.sluice.rdd.KeyedState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The elements of each key that a join keeps, in the order of their timestamps; those of one timestamp in the order of arrival.
 *
 * <p>A key that gets an element, or loses one, is copied once in an attempt.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class TimedBuffer<K, T> {
    private final KeyedState<K, List<Timed<T>>> table;
    private final Retention retention;
    private final Map<K, List<Timed<T>>> touched = new LinkedHashMap<>();

    TimedBuffer(KeyedState<K, List<Timed<T>>> table, Retention retention) {
        this.table = table;
        this.retention = retention;
    }

    void add(K key, Timed<T> element) {
        List<Timed<T>> elements = touch(key);
        elements.add(firstAfter(elements, element.timestampMillis()), element);
    }

    /** Returns the elements of a key in a span of time, both ends included. */
    List<Timed<T>> between(K key, long fromMillis, long throughMillis) {
        List<Timed<T>> elements = elements(key);
        int from = firstAfter(elements, fromMillis - 1);
        int until = firstAfter(elements, throughMillis);
        return from < until ? elements.subList(from, until) : List.of();
    }

    /** Returns the elements of a key up to a time, that included. */
    List<Timed<T>> through(K key, long millis) {
        List<Timed<T>> elements = elements(key);
        return elements.subList(0, firstAfter(elements, millis));
    }

    /** Calls an action for each element that a watermark makes useless, key by key. */
    void forEachUseless(long watermarkMillis, KeyedState.EntryAction<? super K, ? super Timed<T>> action)
            throws Exception {
        table.forEachDue(watermarkMillis, (key, elements) -> touch(key));
        for (Map.Entry<K, List<Timed<T>>> entry : touched.entrySet()) {
            int count = retention.uselessCount(entry.getValue(), watermarkMillis);
            for (Timed<T> element : entry.getValue().subList(0, count)) {
                action.accept(entry.getKey(), element);
            }
        }
    }

    /** Puts what has changed into the table, without what a watermark makes useless. */
    void keep(long watermarkMillis) throws Exception {
        table.forEachDue(watermarkMillis, (key, elements) -> touch(key));
        touched.forEach((key, elements) -> {
            int count = retention.uselessCount(elements, watermarkMillis);
            List<Timed<T>> left = List.copyOf(elements.subList(count, elements.size()));
            if (left.isEmpty()) {
                table.remove(key);
            } else {
                table.put(key, left, retention.deadlineMillis(left));
            }
        });
    }

    private List<Timed<T>> touch(K key) {
        return touched.computeIfAbsent(key, absent -> {
            List<Timed<T>> kept = table.get(key);
            return kept == null ? new ArrayList<>() : new ArrayList<>(kept);
        });
    }

    private List<Timed<T>> elements(K key) {
        List<Timed<T>> changed = touched.get(key);
        if (changed != null) {
            return changed;
        }
        List<Timed<T>> kept = table.get(key);
        return kept == null ? List.of() : kept;
    }

    private static int firstAfter(List<? extends Timed<?>> inOrder, long millis) {
        int low = 0;
        int high = inOrder.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (inOrder.get(middle).timestampMillis() <= millis) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
