package dev.sluice.internal.operator;

import dev.sluice.eventtime.WindowResult;
import dev.sluice.rdd.KeyedState;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The windows on a grid of one key. Values of the batch are combined apart, and join what was kept when windows close: what was kept is not changed.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class OpenPanes<K, V, A, R> implements OpenWindows<K, V, R> {
    private final K key;
    private final PaneTimes times;
    private final Fold<V, A, R> fold;
    private final TreeMap<Long, A> panes = new TreeMap<>();
    private final TreeMap<Long, A> fresh = new TreeMap<>();
    /** The revision of each window that has given a result and can be corrected, by its end. */
    private final TreeMap<Long, Integer> given = new TreeMap<>();

    private long deadlineMillis = KeyedState.NEVER;

    OpenPanes(K key, PaneTimes times, Fold<V, A, R> fold, KeptPanes<A> kept) {
        this.key = key;
        this.times = times;
        this.fold = fold;
        kept.panes().forEach(pane -> panes.put(pane.startMillis(), pane.partial()));
        kept.given().forEach(window -> given.put(window.endMillis(), window.revision()));
    }

    @Override
    public boolean add(long timestampMillis, V value) throws Exception {
        long pane = times.grid().paneOf(timestampMillis);
        if (times.isClosedForGood(pane, times.previousMillis())) {
            return false;
        }
        A partial = fresh.get(pane);
        fresh.put(pane, partial == null ? fold.first(value) : fold.add(partial, value));
        return true;
    }

    @Override
    public void close(long watermarkMillis, Consumer<WindowResult<K, R>> results) throws Exception {
        for (Map.Entry<Long, A> entry : fresh.entrySet()) {
            A kept = panes.get(entry.getKey());
            panes.put(entry.getKey(), kept == null ? entry.getValue() : fold.merge(kept, entry.getValue()));
        }
        for (long end : times.corrected(fresh.keySet())) {
            give(end, results);
        }
        long end = times.nextEnd(panes, times.previousMillis());
        while (end <= watermarkMillis) {
            give(end, results);
            end = times.nextEnd(panes, end);
        }
        drop(watermarkMillis);
        deadlineMillis = deadline(watermarkMillis);
    }

    private void give(long end, Consumer<WindowResult<K, R>> results) throws Exception {
        long start = end - times.grid().sizeMillis();
        Integer before = given.get(end);
        int revision = before == null ? 0 : before + 1;
        Iterator<A> partials = panes.subMap(start, end).values().iterator();
        A all = partials.next();
        while (partials.hasNext()) {
            all = fold.merge(all, partials.next());
        }
        given.put(end, revision);
        results.accept(OpenWindows.result(key, start, end, fold.result(all), revision));
    }

    private void drop(long watermarkMillis) {
        while (!panes.isEmpty() && times.isClosedForGood(panes.firstKey(), watermarkMillis)) {
            panes.pollFirstEntry();
        }
        while (!given.isEmpty() && times.isWindowClosedForGood(given.firstKey(), watermarkMillis)) {
            given.pollFirstEntry();
        }
    }

    private long deadline(long watermarkMillis) {
        long first = times.nextEnd(panes, watermarkMillis);
        if (!panes.isEmpty()) {
            first = Math.min(first, times.grid().lastEnd(panes.firstKey()) + times.latenessMillis());
        }
        if (!given.isEmpty()) {
            first = Math.min(first, given.firstKey() + times.latenessMillis());
        }
        return first == PaneTimes.NONE ? KeyedState.NEVER : first - 1;
    }

    @Override
    public Optional<Object> kept() {
        if (panes.isEmpty() && given.isEmpty()) {
            return Optional.empty();
        }
        List<KeptPanes.Pane<A>> keptPanes = new ArrayList<>();
        panes.forEach((start, partial) -> keptPanes.add(new KeptPanes.Pane<>(start, partial)));
        List<KeptPanes.Given> keptGiven = new ArrayList<>();
        given.forEach((end, revision) -> keptGiven.add(new KeptPanes.Given(end, revision)));
        return Optional.of(new KeptPanes<>(keptPanes, keptGiven));
    }

    @Override
    public long deadlineMillis() {
        return deadlineMillis;
    }
}
