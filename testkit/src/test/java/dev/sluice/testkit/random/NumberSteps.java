package dev.sluice.testkit.random;

import dev.sluice.DStream;
import dev.sluice.function.Pair;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Steps that begin with a stream of numbers. */
final class NumberSteps {
    private NumberSteps() {}

    /** Returns the steps by name. */
    static Map<String, Consumer<Streams>> all() {
        Map<String, Consumer<Streams>> steps = new LinkedHashMap<>();
        elementWise(steps);
        wholeBatch(steps);
        transforms(steps);
        toPairs(steps);
        return steps;
    }

    private static void elementWise(Map<String, Consumer<Streams>> steps) {
        steps.put("map", s -> s.numbers.add(s.someNumbers().map(x -> Functions.mix(x, 3))));
        steps.put("filter", s -> s.numbers.add(s.someNumbers().filter(x -> x % 3 != 0)));
        steps.put("flatMap", s -> s.numbers.add(s.someNumbers().flatMap(NumberSteps::copies)));
        steps.put(
                "mapMulti",
                s -> s.numbers.add(s.someNumbers().mapMulti((x, out) -> {
                    out.accept(x);
                    if (x % 5 == 0) {
                        out.accept(x + 1);
                    }
                })));
        steps.put(
                "mapPartitions",
                s -> s.numbers.add(s.someNumbers().mapPartitions(numbers -> {
                    List<Long> sums = new ArrayList<>();
                    long sum = 0;
                    while (numbers.hasNext()) {
                        sum = Functions.mix(sum, numbers.next());
                        sums.add(sum);
                    }
                    return sums.iterator();
                })));
    }

    private static void wholeBatch(Map<String, Consumer<Streams>> steps) {
        steps.put("count", s -> s.numbers.add(s.someNumbers().count()));
        steps.put("reduce", s -> s.numbers.add(s.someNumbers().reduce(Long::sum)));
        steps.put("glom", s -> s.numbers.add(s.someNumbers().glom().map(Functions::fold)));
        steps.put("union", s -> s.numbers.add(s.someNumbers().union(s.someNumbers())));
        steps.put("repartition", s -> {
            int count = s.somePartitions();
            s.numbers.add(s.someNumbers().repartition(count));
        });
        steps.put("persist", s -> s.numbers.add(s.someNumbers().map(x -> x + 1).persist()));
    }

    private static void transforms(Map<String, Consumer<Streams>> steps) {
        steps.put("distinct", s -> s.numbers.add(s.someNumbers().transform(rdd -> rdd.distinct())));
        steps.put("sortBy", s -> s.numbers.add(s.someNumbers().transform(rdd -> rdd.sortBy(x -> x, false, 3))));
        steps.put("sample", s -> {
            long seed = s.random.nextLong();
            s.numbers.add(s.someNumbers().transform(rdd -> rdd.sample(false, 0.5, seed)));
        });
        steps.put("coalesce", s -> s.numbers.add(s.someNumbers().transform(rdd -> rdd.coalesce(2))));
        steps.put(
                "zipWithIndex",
                s -> s.numbers.add(s.someNumbers()
                        .transform(rdd -> rdd.zipWithIndex().map(pair -> Functions.mix(pair.first(), pair.second())))));
        steps.put("intersection", s -> {
            DStream<Long> other = s.someNumbers();
            s.numbers.add(s.someNumbers().transformWith(other, (left, right, batch) -> left.intersection(right)));
        });
        steps.put("subtract", s -> {
            DStream<Long> other = s.someNumbers();
            s.numbers.add(s.someNumbers().transformWith(other, (left, right, batch) -> left.subtract(right)));
        });
        steps.put(
                "cartesian",
                s -> s.numbers.add(s.someNumbers().transform(rdd -> {
                    var few = rdd.filter(x -> x % 7 == 0);
                    return few.cartesian(few).map(pair -> Functions.mix(pair.first(), pair.second()));
                })));
    }

    private static void toPairs(Map<String, Consumer<Streams>> steps) {
        steps.put("mapToPair", s -> s.pairs.add(s.someNumbers().mapToPair(x -> Pair.of(Functions.key(x), x))));
        steps.put(
                "flatMapToPair",
                s -> s.pairs.add(s.someNumbers()
                        .flatMapToPair(x -> List.of(Pair.of(Functions.key(x), x), Pair.of(Functions.key(x + 3), x)))));
        steps.put(
                "countByValue",
                s -> s.pairs.add(s.someNumbers().map(Functions::key).countByValue()));
    }

    private static List<Long> copies(long number) {
        List<Long> copies = new ArrayList<>();
        for (long copy = 0; copy < number % 3; copy++) {
            copies.add(number + copy);
        }
        return copies;
    }
}
