package dev.sluice.testkit.oracle;

import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Windows over the values of each key. */
final class KeyWindowSteps {
    private KeyWindowSteps() {}

    static Map<String, Step> all() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("groupByKeyAndWindow", KeyWindowSteps::grouped);
        steps.put("reduceByKeyAndWindow", KeyWindowSteps::reduced);
        steps.put("reduceByKeyAndWindow with inverse", KeyWindowSteps::inverted);
        steps.put("reduceByKeyAndWindow with inverse and filter", KeyWindowSteps::filtered);
        return steps;
    }

    private static void grouped(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        draft.add(
                flow.stream()
                        .groupByKeyAndWindow(spans.window(), spans.slide(), draft.shuffle())
                        .mapValues(values -> Affine.composeAll(values)),
                List.of(flow.told()),
                spans.slide().toMillis(),
                false,
                true,
                (now, past) -> composed(
                        flow.told().between(now.millis() - spans.window().toMillis(), now.millis())));
    }

    private static void reduced(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        Faults faults = draft.faults();
        add(
                draft,
                flow,
                spans,
                faults,
                guarded(flow, faults)
                        .reduceByKeyAndWindow(
                                (a, b) -> Affine.compose(a, b), spans.window(), spans.slide(), draft.shuffle()),
                (now, past) -> composed(spans.elements(flow, now, past)));
    }

    private static void inverted(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        Faults faults = draft.faults();
        add(
                draft,
                flow,
                spans,
                faults,
                guarded(flow, faults)
                        .reduceByKeyAndWindow(
                                (a, b) -> Affine.compose(a, b),
                                (all, left) -> Affine.without(all, left),
                                spans.window(),
                                spans.slide()),
                (now, past) -> remembered(flow, spans, past, value -> true));
    }

    private static void filtered(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        Faults faults = draft.faults();
        add(
                draft,
                flow,
                spans,
                faults,
                guarded(flow, faults)
                        .reduceByKeyAndWindow(
                                (a, b) -> Affine.compose(a, b),
                                (all, left) -> Affine.without(all, left),
                                spans.window(),
                                spans.slide(),
                                draft.shuffle(),
                                pair -> isKept(pair.second())),
                (now, past) -> remembered(flow, spans, past, KeyWindowSteps::isKept));
    }

    private static boolean isKept(long value) {
        return value != Affine.IDENTITY && value % 5 != 0;
    }

    private static PairDStream<Object, Long> guarded(Flow flow, Faults faults) {
        return flow.stream().mapValues(value -> {
            faults.check(value);
            return value;
        });
    }

    private static void add(
            Draft draft,
            Flow flow,
            Spans spans,
            Faults faults,
            PairDStream<Object, Long> stream,
            Told.Rule<Pair<Object, Long>> rule) {
        draft.add(stream, List.of(flow.told()), spans.slide().toMillis(), false, true, (now, past) -> {
            faults.tell(now, flow.told().at(now));
            return rule.tell(now, past);
        });
    }

    private static List<Pair<Object, Long>> composed(List<Pair<Object, Long>> elements) {
        List<Pair<Object, Long>> composed = new ArrayList<>();
        Told.byKey(elements).forEach((key, values) -> composed.add(Pair.of(key, Affine.composeAll(values))));
        return composed;
    }

    /** Returns a result for every key that an earlier slide had one for, as long as each slide kept it. */
    private static List<Pair<Object, Long>> remembered(Flow flow, Spans spans, Told.Past past, Predicate<Long> isKept) {
        Map<Object, Integer> forgottenIn = new LinkedHashMap<>();
        Map<Object, Long> results = new LinkedHashMap<>();
        for (Moment moment : past.kept()) {
            if (spans.endAt(moment)) {
                Map<Object, List<Long>> values = new LinkedHashMap<>();
                results.keySet().forEach(key -> values.put(key, new ArrayList<>()));
                for (Told.Batch<Pair<Object, Long>> batch : flow.told().kept(past)) {
                    for (Pair<Object, Long> pair : batch.elements()) {
                        boolean isInWindow = batch.moment().id() <= moment.id()
                                && batch.moment().millis()
                                        > moment.millis() - spans.window().toMillis();
                        if (isInWindow && batch.moment().id() > forgottenIn.getOrDefault(pair.first(), -1)) {
                            values.computeIfAbsent(pair.first(), absent -> new ArrayList<>())
                                    .add(pair.second());
                        }
                    }
                }
                results.clear();
                values.forEach((key, all) -> {
                    long result = Affine.composeAll(all);
                    if (isKept.test(result)) {
                        results.put(key, result);
                    } else {
                        forgottenIn.put(key, moment.id());
                    }
                });
            }
        }
        return results.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                .toList();
    }
}
