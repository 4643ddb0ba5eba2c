package dev.sluice.testkit.oracle;

import dev.sluice.DStream;
import dev.sluice.function.Pair;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Windows over whole streams. */
final class WindowSteps {
    private WindowSteps() {}

    static Map<String, Step> all() {
        Map<String, Step> steps = new LinkedHashMap<>();
        steps.put("window", WindowSteps::window);
        steps.put("reduceByWindow", WindowSteps::reduceByWindow);
        steps.put("reduceByWindow with inverse", WindowSteps::reduceByWindowWithInverse);
        steps.put("countByWindow", WindowSteps::countByWindow);
        steps.put("countByValueAndWindow", WindowSteps::countByValueAndWindow);
        return steps;
    }

    private static void window(Draft draft) {
        Flow flow = draft.someSmall();
        Duration window = draft.window(flow);
        Duration slide = draft.slide(flow);
        draft.add(
                flow.stream().window(window, slide),
                List.of(flow.told()),
                slide.toMillis(),
                flow.isInOrder(),
                false,
                (now, past) -> flow.told().between(now.millis() - window.toMillis(), now.millis()));
    }

    private static void reduceByWindow(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        DStream<Long> values = flow.stream().values();
        boolean isInOrder = flow.isInOrder();
        DStream<Long> reduced = isInOrder
                ? values.reduceByWindow((a, b) -> Affine.compose(a, b), spans.window(), spans.slide())
                : values.reduceByWindow((a, b) -> Affine.add(a, b), spans.window(), spans.slide());
        single(
                draft,
                flow,
                spans,
                reduced,
                (now, past) -> spans.values(flow, now, past).stream()
                        .reduce((a, b) -> isInOrder ? Affine.compose(a, b) : Affine.add(a, b))
                        .stream()
                        .toList());
    }

    private static void reduceByWindowWithInverse(Draft draft) {
        Flow flow = draft.some(Flow::isInOrder);
        Spans spans = Spans.some(draft, flow);
        DStream<Long> reduced = flow.stream()
                .values()
                .reduceByWindow(
                        (a, b) -> Affine.compose(a, b),
                        (all, left) -> Affine.without(all, left),
                        spans.window(),
                        spans.slide());
        single(
                draft,
                flow,
                spans,
                reduced,
                (now, past) -> spans.hasBegun(flow, now, past)
                        ? List.of(Affine.composeAll(spans.values(flow, now, past)))
                        : List.of());
    }

    private static void countByWindow(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        single(
                draft,
                flow,
                spans,
                flow.stream().countByWindow(spans.window(), spans.slide()),
                (now, past) -> spans.hasBegun(flow, now, past)
                        ? List.of((long) spans.values(flow, now, past).size())
                        : List.of());
    }

    private static void countByValueAndWindow(Draft draft) {
        Flow flow = draft.some();
        Spans spans = Spans.some(draft, flow);
        Flow counted = draft.add(
                flow.stream()
                        .countByValueAndWindow(spans.window(), spans.slide(), draft.shuffle())
                        .mapToPair(pair -> Pair.of(pair.first().first(), count(pair.first(), pair.second()))),
                List.of(flow.told()),
                spans.slide().toMillis(),
                false,
                false,
                (now, past) -> {
                    Map<Pair<Object, Long>, Long> counts = new LinkedHashMap<>();
                    spans.elements(flow, now, past).forEach(element -> counts.merge(element, 1L, Long::sum));
                    return counts.entrySet().stream()
                            .map(entry -> Pair.of(entry.getKey().first(), count(entry.getKey(), entry.getValue())))
                            .toList();
                });
        draft.forget(counted);
        draft.reduced(counted);
    }

    private static long count(Pair<Object, Long> value, long count) {
        return Affine.compose(value.second(), Affine.of(count));
    }

    /** Adds a stream of at most one number in a batch, as pairs. */
    private static void single(Draft draft, Flow flow, Spans spans, DStream<Long> numbers, Told.Rule<Long> rule) {
        KeyKind kind = draft.keyKind;
        draft.add(
                numbers.mapToPair(number -> Pair.of(kind.key(0), number)),
                List.of(flow.told()),
                spans.slide().toMillis(),
                true,
                true,
                (now, past) -> rule.tell(now, past).stream()
                        .map(number -> Pair.of(kind.key(0), number))
                        .toList());
    }
}
