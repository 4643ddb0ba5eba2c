package dev.sluice.testkit.random;

import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Shuffle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Steps whose elements or keys are of other types than numbers and text on the way.
 *
 * <p>Lambdas call {@link Functions#number} where a method reference would do: compiled by javac, a reference that one class uses for
 * several types is deserialised as the first of them, and fails with a ClassCastException.
 */
final class TypedSteps {
    private TypedSteps() {}

    /** Returns the steps by name. */
    static Map<String, Consumer<Streams>> all() {
        Map<String, Consumer<Streams>> steps = new LinkedHashMap<>();
        keys(steps);
        elements(steps);
        layouts(steps);
        return steps;
    }

    private static void keys(Map<String, Consumer<Streams>> steps) {
        keyed(steps, "Long keys", x -> x % 6);
        keyed(steps, "Double keys", x -> x % 4 == 0 ? -0.0 : x % 4 == 1 ? 0.0 : x % 5 / 3.0);
        keyed(steps, "record keys", x -> new Reading(Functions.key(x), x % 2, Optional.of(x % 3)));
        keyed(steps, "Pair keys", x -> Pair.of(Functions.key(x), x % 3));
        keyed(steps, "List keys", x -> List.of(x % 2, x % 3));
        keyed(steps, "enum keys", x -> Side.values()[(int) (x % 2)]);
        keyed(steps, "equal hashes", x -> (x % 2 == 0 ? "Aa" : "BB") + (x % 3 == 0 ? "Aa" : "BB"));
    }

    private static <K> void keyed(Map<String, Consumer<Streams>> steps, String name, Function<Long, K> key) {
        steps.put("reduceByKey of " + name, s -> {
            int count = s.somePartitions();
            s.numbers.add(s.someNumbers()
                    .mapToPair(x -> Pair.of(key.call(x), x))
                    .reduceByKey(Functions::mix, new HashPartitioner(count))
                    .toDStream()
                    .map(x -> Functions.number(x)));
        });
        steps.put(
                "groupByKey of " + name,
                s -> s.numbers.add(s.someNumbers()
                        .transform(rdd -> rdd.groupBy(key, Shuffle.partitions(3)))
                        .map(x -> Functions.number(x))));
    }

    private static void elements(Map<String, Consumer<Streams>> steps) {
        steps.put(
                "sum of Doubles",
                s -> s.numbers.add(
                        s.someNumbers().map(x -> x * 0.1).reduce(Double::sum).map(x -> Functions.number(x))));
        steps.put(
                "distinct Strings",
                s -> s.numbers.add(s.someNumbers()
                        .map(Functions::key)
                        .transform(rdd -> rdd.distinct())
                        .map(x -> Functions.number(x))));
        steps.put(
                "sorted records",
                s -> s.numbers.add(s.someNumbers()
                        .map(x -> new Reading(Functions.key(x), x, Optional.empty()))
                        .transform(rdd -> rdd.sortBy(Reading::value, true, 3))
                        .map(x -> Functions.number(x))));
        steps.put(
                "counted Lists",
                s -> s.pairs.add(s.someNumbers()
                        .map(x -> List.of(x % 2, x % 3))
                        .countByValue(3)
                        .mapToPair(pair -> Pair.of(pair.first().toString(), pair.second()))));
    }

    private static void layouts(Map<String, Consumer<Streams>> steps) {
        steps.put(
                "mapPartitionsToPair",
                s -> s.pairs.add(s.someNumbers().mapPartitionsToPair(numbers -> {
                    List<Pair<String, Long>> pairs = new ArrayList<>();
                    numbers.forEachRemaining(x -> pairs.add(0, Pair.of(Functions.key(x), x)));
                    return pairs.iterator();
                })));
        steps.put(
                "mapPartitionsWithIndex",
                s -> s.numbers.add(s.someNumbers()
                        .transform(rdd -> rdd.mapPartitionsWithIndex((partition, numbers) -> {
                            List<Long> after = new ArrayList<>();
                            numbers.forEachRemaining(x -> after.add(Functions.mix(x, partition)));
                            return after.iterator();
                        }))));
        steps.put(
                "zip",
                s -> s.numbers.add(s.someNumbers()
                        .transform(rdd -> rdd.zip(rdd.map(x -> x + 1)).map(x -> Functions.number(x)))));
        steps.put("randomSplit", s -> {
            long seed = s.random.nextLong();
            s.numbers.add(s.someNumbers()
                    .transform(rdd ->
                            rdd.randomSplit(new double[] {1, 2}, seed).get(1).map(x -> x)));
        });
        steps.put("glomPairs", s -> s.numbers.add(s.somePairsEvenIfNone().glom().map(x -> Functions.number(x))));
    }

    private enum Side {
        LEFT,
        RIGHT
    }

    private record Reading(String place, long value, Optional<Long> note) {}
}
