package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Steps without state or time, for what comes before, between and behind those that have. */
final class PlainSteps {
    private PlainSteps() {}

    static Map<String, Step> all() {
        return Map.of(
                "mapValues", PlainSteps::mapValues,
                "filter", PlainSteps::filter,
                "union", PlainSteps::union,
                "partitionBy", PlainSteps::partitionBy,
                "reduceByKey to other keys", PlainSteps::otherKeys);
    }

    private static void mapValues(Draft draft) {
        Flow flow = draft.some();
        draft.addDerived(
                flow,
                flow.stream().mapValues(value -> Affine.compose(value, 11)),
                flow.isInOrder(),
                flow.hasEachKeyOnce(),
                (now, past) -> flow.told().at(now).stream()
                        .map(pair -> Pair.of(pair.first(), Affine.compose(pair.second(), 11)))
                        .toList());
    }

    private static void filter(Draft draft) {
        Flow flow = draft.some();
        draft.addDerived(
                flow,
                flow.stream().filter(pair -> pair.second() % 4 != 0),
                flow.isInOrder(),
                flow.hasEachKeyOnce(),
                (now, past) -> flow.told().at(now).stream()
                        .filter(pair -> pair.second() % 4 != 0)
                        .toList());
    }

    private static void union(Draft draft) {
        Flow first = draft.some();
        Flow second = draft.someBeside(first);
        draft.add(
                first.stream().union(second.stream()),
                List.of(first.told(), second.told()),
                first.slideMillis(),
                first.isInOrder() && second.isInOrder(),
                false,
                (now, past) -> {
                    List<Pair<Object, Long>> both = new ArrayList<>(first.told().at(now));
                    both.addAll(second.told().at(now));
                    return both;
                });
    }

    private static void partitionBy(Draft draft) {
        Flow flow = draft.some();
        draft.addDerived(
                flow,
                flow.stream().partitionBy(new LastFirst(draft.random.nextInt(1, 4))),
                false,
                flow.hasEachKeyOnce(),
                (now, past) -> flow.told().at(now));
    }

    private static void otherKeys(Draft draft) {
        Flow flow = draft.some();
        KeyKind kind = draft.keyKind;
        Flow other = draft.addDerived(
                flow,
                flow.stream().mapToPair(pair -> Pair.of(otherKey(kind, pair), pair.second())),
                flow.isInOrder(),
                false,
                (now, past) -> flow.told().at(now).stream()
                        .map(pair -> Pair.of(otherKey(kind, pair), pair.second()))
                        .toList());
        if (!flow.isInOrder()) {
            // The values of one new key come from several old ones, whose order is not known.
            draft.forget(other);
            draft.reduced(other);
        }
    }

    private static Object otherKey(KeyKind kind, Pair<Object, Long> pair) {
        return kind.key((int) (pair.second() % KeyKind.KEY_COUNT));
    }
}
