package dev.sluice.internal.operator;

import dev.sluice.rdd.KeyedState;
import dev.sluice.state.Timer.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The timers of all keys of a partition on one clock: those in the table, under what this attempt has done to them.
 *
 * <p>The table has the times of each key, ascending, with the first as the deadline of the entry.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class PendingTimers<K> {
    private final Clock clock;
    private final KeyedState<K, List<Long>> table;
    /** The times of each key that was looked at, in that order. */
    private final Map<K, NavigableSet<Long>> touched = new LinkedHashMap<>();

    PendingTimers(Clock clock, KeyedState<K, List<Long>> table) {
        this.clock = clock;
        this.table = table;
    }

    /** A timer that is due. */
    record Due<K>(K key, long millis, Clock clock) {
        Instant time() {
            return Instant.ofEpochMilli(millis);
        }
    }

    void register(K key, long millis) {
        times(key).add(millis);
    }

    /** Returns whether there was such a timer. */
    boolean delete(K key, long millis) {
        return times(key).remove(millis);
    }

    /** Returns the timers with a time before the given one, in the order of their times; those of one time in the order of age of their keys' timers. */
    List<Due<K>> dueBefore(long millis) throws Exception {
        List<Due<K>> due = new ArrayList<>();
        table.forEachDue(millis, (key, times) -> times(key));
        touched.forEach((key, times) -> times.headSet(millis).forEach(time -> due.add(new Due<>(key, time, clock))));
        due.sort(Comparator.comparingLong(Due::millis));
        return due;
    }

    /** Puts the times of the keys that were looked at into the table. */
    void keep() {
        touched.forEach((key, times) -> {
            List<Long> after = List.copyOf(times);
            List<Long> before = table.get(key);
            if (after.isEmpty() && before != null) {
                table.remove(key);
            } else if (!after.isEmpty() && !after.equals(before)) {
                table.put(key, after, after.get(0));
            }
        });
    }

    private NavigableSet<Long> times(K key) {
        return touched.computeIfAbsent(key, absent -> {
            List<Long> times = table.get(key);
            return times == null ? new TreeSet<>() : new TreeSet<>(times);
        });
    }
}
