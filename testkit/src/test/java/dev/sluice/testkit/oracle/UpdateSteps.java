package dev.sluice.testkit.oracle;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code updateStateByKey}, on its own and beginning with some state. */
final class UpdateSteps {
    private UpdateSteps() {}

    static Map<String, Step> all() {
        return Map.of(
                "updateStateByKey", draft -> add(draft, List.of()),
                "updateStateByKey with initial state", draft -> add(draft, MapWithStateSteps.someInitial(draft)));
    }

    private static void add(Draft draft, List<Pair<Object, Long>> initial) {
        Flow flow = draft.some();
        Faults faults = draft.faults();
        var stream = initial.isEmpty()
                ? flow.stream()
                        .<Long>updateStateByKey((values, before) -> checked(faults, values, before), draft.shuffle())
                : flow.stream()
                        .updateStateByKey(
                                (values, before) -> checked(faults, values, before),
                                draft.shuffle(),
                                draft.rdd(initial));
        boolean isOncePerCell = draft.isCutOnArrival() && flow.slideMillis() == 0;
        draft.add(
                stream,
                List.of(flow.told()),
                isOncePerCell ? OracleCase.INTERVAL.toMillis() : flow.slideMillis(),
                false,
                true,
                (now, past) -> replay(flow, faults, initial, now, past));
    }

    private static Optional<Long> checked(Faults faults, List<Long> values, Optional<Long> before) {
        values.forEach(faults::check);
        return after(values, before);
    }

    /** Removes some keys when they have no value, and some when they have. */
    private static Optional<Long> after(List<Long> values, Optional<Long> before) {
        long state = Affine.compose(before.orElse(Affine.IDENTITY), Affine.composeAll(values));
        boolean isRemoved = values.isEmpty() ? state % 3 == 0 : state % 7 == 0;
        return isRemoved ? Optional.empty() : Optional.of(Affine.compose(state, 1));
    }

    private static List<Pair<Object, Long>> replay(
            Flow flow, Faults faults, List<Pair<Object, Long>> initial, Moment now, Told.Past past) {
        Map<Object, Long> states = new LinkedHashMap<>();
        initial.forEach(pair -> states.put(pair.first(), pair.second()));
        List<Pair<Object, Long>> ofCell = new ArrayList<>();
        for (Moment moment : past.kept()) {
            if (!flow.told().elements().containsKey(moment)) {
                continue;
            }
            ofCell = flow.slideMillis() == 0
                    ? flow.told().between(moment.millis() - OracleCase.INTERVAL.toMillis(), moment.millis())
                    : flow.told().at(moment);
            if (!moment.isEdge()) {
                continue;
            }
            if (moment.equals(now)) {
                faults.tell(now, ofCell);
            }
            Map<Object, List<Long>> values = Told.byKey(ofCell);
            states.keySet().forEach(key -> values.putIfAbsent(key, List.of()));
            values.forEach((key, fresh) -> after(fresh, Optional.ofNullable(states.get(key)))
                    .ifPresentOrElse(state -> states.put(key, state), () -> states.remove(key)));
        }
        return states.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
