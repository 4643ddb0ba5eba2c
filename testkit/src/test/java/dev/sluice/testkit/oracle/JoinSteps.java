package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Joins of what has each key once, such as windows of reduced values and states, with anything that comes in the same batches. */
final class JoinSteps {
    private static final long NONE = 17;

    private JoinSteps() {}

    static Map<String, Step> all() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("join", draft -> {
            Flow left = draft.reduced(draft.some());
            Flow right = draft.someBeside(left);
            add(
                    draft,
                    left,
                    right,
                    left.stream()
                            .join(right.stream(), draft.shuffle())
                            .mapValues(both -> both(Optional.of(both.first()), Optional.of(both.second()))),
                    false,
                    false);
        });
        steps.put("leftOuterJoin", draft -> {
            Flow left = draft.reduced(draft.some());
            Flow right = draft.someBeside(left);
            add(
                    draft,
                    left,
                    right,
                    left.stream()
                            .leftOuterJoin(right.stream(), draft.shuffle())
                            .mapValues(both -> both(Optional.of(both.first()), both.second())),
                    true,
                    false);
        });
        steps.put("fullOuterJoin", draft -> {
            Flow left = draft.reduced(draft.some());
            Flow right = draft.someBeside(left);
            add(
                    draft,
                    left,
                    right,
                    left.stream()
                            .fullOuterJoin(right.stream(), draft.shuffle())
                            .mapValues(both -> both(both.first(), both.second())),
                    true,
                    true);
        });
        steps.put("cogroup", JoinSteps::cogroup);
        return steps;
    }

    private static void cogroup(Draft draft) {
        Flow left = draft.some();
        Flow right = draft.someBeside(left);
        draft.add(
                left.stream()
                        .cogroup(right.stream(), draft.shuffle())
                        .mapValues(both -> Affine.compose(
                                Affine.compose(Affine.composeAll(both.first()), NONE),
                                Affine.composeAll(both.second()))),
                List.of(left.told(), right.told()),
                left.slideMillis(),
                false,
                true,
                (now, past) -> {
                    Map<Object, List<Long>> lefts = Told.byKey(left.told().at(now));
                    Map<Object, List<Long>> rights = Told.byKey(right.told().at(now));
                    Set<Object> keys = new LinkedHashSet<>(lefts.keySet());
                    keys.addAll(rights.keySet());
                    return keys.stream()
                            .map(key -> Pair.of(
                                    key,
                                    Affine.compose(
                                            Affine.compose(Affine.composeAll(lefts.getOrDefault(key, List.of())), NONE),
                                            Affine.composeAll(rights.getOrDefault(key, List.of())))))
                            .toList();
                });
    }

    private static void add(
            Draft draft,
            Flow left,
            Flow right,
            dev.sluice.PairDStream<Object, Long> joined,
            boolean keepsLeft,
            boolean keepsRight) {
        draft.add(
                joined,
                List.of(left.told(), right.told()),
                left.slideMillis(),
                false,
                right.hasEachKeyOnce(),
                (now, past) -> {
                    Map<Object, List<Long>> lefts = Told.byKey(left.told().at(now));
                    Map<Object, List<Long>> rights = Told.byKey(right.told().at(now));
                    List<Pair<Object, Long>> told = new ArrayList<>();
                    lefts.forEach((key, values) -> {
                        List<Long> matches = rights.getOrDefault(key, List.of());
                        matches.forEach(match ->
                                told.add(Pair.of(key, both(Optional.of(values.get(0)), Optional.of(match)))));
                        if (matches.isEmpty() && keepsLeft) {
                            told.add(Pair.of(key, both(Optional.of(values.get(0)), Optional.empty())));
                        }
                    });
                    rights.forEach((key, values) -> {
                        if (keepsRight && !lefts.containsKey(key)) {
                            values.forEach(value -> told.add(Pair.of(key, both(Optional.empty(), Optional.of(value)))));
                        }
                    });
                    return told;
                });
    }

    private static long both(Optional<Long> left, Optional<Long> right) {
        return Affine.compose(left.orElse(NONE), right.orElse(NONE));
    }
}
