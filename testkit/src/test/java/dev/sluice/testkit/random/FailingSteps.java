package dev.sluice.testkit.random;

import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Steps whose function throws on some elements; a program has at most one, so that it is clear which one has to be named. */
final class FailingSteps {
    private FailingSteps() {}

    /** Returns the steps by name. */
    static Map<String, Consumer<Streams>> all() {
        Map<String, Consumer<Streams>> steps = new LinkedHashMap<>();
        steps.put("map that throws", s -> s.numbers.add(s.someNumbers().map(FailingSteps::checked)));
        steps.put("filter that throws", s -> s.numbers.add(s.someNumbers().filter(x -> checked(x) > 0)));
        steps.put("flatMap that throws", s -> s.numbers.add(s.someNumbers().flatMap(x -> List.of(x, checked(x)))));
        steps.put(
                "mapMulti that throws",
                s -> s.numbers.add(s.someNumbers().mapMulti((x, out) -> out.accept(checked(x)))));
        steps.put(
                "mapPartitions that throws",
                s -> s.numbers.add(s.someNumbers().mapPartitions(numbers -> {
                    List<Long> all = new ArrayList<>();
                    numbers.forEachRemaining(x -> all.add(checked(x)));
                    return all.iterator();
                })));
        steps.put(
                "mapToPair that throws",
                s -> s.pairs.add(s.someNumbers().mapToPair(x -> Pair.of(Functions.key(x), checked(x)))));
        steps.put(
                "reduce that throws",
                s -> s.numbers.add(s.someNumbers().reduce((x, y) -> checked(Functions.mix(x, y)))));
        steps.put(
                "reduceByKey that throws",
                s -> s.pairs.add(s.somePairsEvenIfNone().reduceByKey((x, y) -> checked(Functions.mix(x, y)))));
        steps.put(
                "mapValues that throws",
                s -> s.pairs.add(s.somePairsEvenIfNone().mapValues(FailingSteps::checked)));
        steps.put(
                "sortBy that throws",
                s -> s.numbers.add(s.someNumbers().transform(rdd -> rdd.sortBy(FailingSteps::checked, true, 2))));
        return steps;
    }

    private static long checked(long number) {
        if (number % 13 == 5) {
            throw new IllegalStateException("cannot take " + number);
        }
        return number;
    }
}
