package dev.sluice.testkit.oracle;

import dev.sluice.MapWithStateDStream;
import dev.sluice.function.Pair;
import dev.sluice.state.State;
import dev.sluice.state.StateSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code mapWithState} with its results and its snapshots. */
final class MapWithStateSteps {
    private static final long FOR_EVER = Long.MAX_VALUE;

    private MapWithStateSteps() {}

    static Map<String, Step> all() {
        return Map.of(
                "mapWithState", draft -> add(draft, List.of(), Optional.empty()),
                "mapWithState with initial state", draft -> add(draft, someInitial(draft), Optional.empty()),
                "mapWithState with timeout", draft -> add(draft, List.of(), Optional.of(someTimeout(draft))),
                "mapWithState with initial state and timeout",
                        draft -> add(draft, someInitial(draft), Optional.of(someTimeout(draft))));
    }

    static List<Pair<Object, Long>> someInitial(Draft draft) {
        List<Pair<Object, Long>> initial = new ArrayList<>();
        for (int key = 0; key < KeyKind.KEY_COUNT; key += draft.random.nextInt(1, 4)) {
            initial.add(Pair.of(draft.keyKind.key(key), Affine.of(draft.random.nextInt(100))));
        }
        return initial;
    }

    private static Duration someTimeout(Draft draft) {
        return Duration.ofMillis(draft.random.nextInt(1, 8) * 500L);
    }

    private static void add(Draft draft, List<Pair<Object, Long>> initial, Optional<Duration> timeout) {
        Flow flow = draft.some();
        Faults faults = draft.faults();
        StateSpec<Object, Long, Long, Pair<Object, Long>> spec =
                StateSpec.<Object, Long, Long, Pair<Object, Long>>functionWithTime((batch, key, value, state) -> {
                            value.ifPresent(faults::check);
                            return call(key, value, state);
                        })
                        .shuffle(draft.shuffle());
        spec = timeout.map(spec::timeout).orElse(spec);
        spec = initial.isEmpty() ? spec : spec.initialState(draft.rdd(initial));
        MapWithStateDStream<Object, Long, Long, Pair<Object, Long>> mapped =
                flow.stream().mapWithState(spec);
        Told<Replay> replays = draft.tell(List.of(flow.told()), flow.slideMillis(), (now, past) -> {
            faults.tell(now, flow.told().at(now));
            return List.of(replay(flow, initial, timeout, past));
        });
        draft.add(
                mapped.mapToPair(pair -> pair),
                List.of(replays),
                flow.slideMillis(),
                false,
                false,
                (now, past) -> replays.at(now).get(0).results());
        if (draft.random.nextBoolean()) {
            draft.add(
                    mapped.stateSnapshots(),
                    List.of(replays),
                    flow.slideMillis(),
                    false,
                    true,
                    (now, past) -> replays.at(now).get(0).snapshot());
        }
    }

    /** Updates, only looks, or removes; has no result for some. */
    private static Optional<Pair<Object, Long>> call(Object key, Optional<Long> value, State<Long> state) {
        long after = Affine.compose(state.orElse(Affine.IDENTITY), value.orElse(Affine.IDENTITY));
        if (state.isTimingOut()) {
            return Optional.of(Pair.of(key, Affine.compose(after, 13)));
        }
        if (after % 7 == 0) {
            if (state.exists()) {
                state.remove();
            }
        } else if (after % 5 != 0) {
            state.update(after);
        }
        return after % 11 == 0 ? Optional.empty() : Optional.of(Pair.of(key, after));
    }

    /** What all batches so far come to. */
    private record Replay(List<Pair<Object, Long>> results, List<Pair<Object, Long>> snapshot) {}

    /** What a key has, and when it was last used. */
    private record Known(long value, long usedMillis) {}

    private static Replay replay(
            Flow flow, List<Pair<Object, Long>> initial, Optional<Duration> timeout, Told.Past past) {
        Map<Object, Known> states = new LinkedHashMap<>();
        List<Pair<Object, Long>> results = List.of();
        boolean isFirst = true;
        for (Told.Batch<Pair<Object, Long>> batch : flow.told().kept(past)) {
            long millis = batch.moment().millis();
            if (isFirst) {
                initial.forEach(pair -> states.put(pair.first(), new Known(pair.second(), millis)));
                isFirst = false;
            }
            results = new ArrayList<>();
            for (Pair<Object, Long> pair : batch.elements()) {
                take(states, pair, millis).ifPresent(results::add);
            }
            if (batch.moment().isEdge()) {
                expire(states, timeout.map(Duration::toMillis).orElse(FOR_EVER), millis, results);
            }
        }
        List<Pair<Object, Long>> snapshot = new ArrayList<>();
        states.forEach((key, known) -> snapshot.add(Pair.of(key, known.value())));
        return new Replay(results, snapshot);
    }

    private static Optional<Pair<Object, Long>> take(Map<Object, Known> states, Pair<Object, Long> pair, long millis) {
        Known before = states.get(pair.first());
        long after = Affine.compose(before == null ? Affine.IDENTITY : before.value(), pair.second());
        if (after % 7 == 0) {
            states.remove(pair.first());
        } else if (after % 5 != 0) {
            states.put(pair.first(), new Known(after, millis));
        } else if (before != null) {
            states.put(pair.first(), new Known(before.value(), millis));
        }
        return after % 11 == 0 ? Optional.empty() : Optional.of(Pair.of(pair.first(), after));
    }

    private static void expire(
            Map<Object, Known> states, long timeoutMillis, long millis, List<Pair<Object, Long>> results) {
        states.entrySet().removeIf(entry -> {
            boolean isOver = millis - entry.getValue().usedMillis() > timeoutMillis;
            if (isOver) {
                results.add(
                        Pair.of(entry.getKey(), Affine.compose(entry.getValue().value(), 13)));
            }
            return isOver;
        });
    }
}
