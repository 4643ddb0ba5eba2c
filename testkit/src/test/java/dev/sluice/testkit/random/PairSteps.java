package dev.sluice.testkit.random;

import dev.sluice.PairDStream;
import dev.sluice.rdd.Shuffle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Steps that begin with a stream of pairs. */
final class PairSteps {
    private PairSteps() {}

    /** Returns the steps by name. */
    static Map<String, Consumer<Streams>> all() {
        Map<String, Consumer<Streams>> steps = new LinkedHashMap<>();
        values(steps);
        byKey(steps);
        joins(steps);
        whole(steps);
        return steps;
    }

    private static void values(Map<String, Consumer<Streams>> steps) {
        steps.put("mapValues", s -> s.pairs.add(s.somePairs().mapValues(x -> Functions.mix(x, 5))));
        steps.put(
                "flatMapValues",
                s -> s.pairs.add(s.somePairs()
                        .flatMapValues(x -> x % 2 == 0 ? List.of(x) : List.of(x, x + 1))
                        .filter(Functions::isKept)));
        steps.put("values", s -> s.numbers.add(s.somePairs().values()));
        steps.put("keys", s -> s.numbers.add(s.somePairs().keys().map(key -> (long) key.length())));
    }

    private static void byKey(Map<String, Consumer<Streams>> steps) {
        steps.put("reduceByKey", s -> s.pairs.add(s.somePairs().reduceByKey(Functions::mix)));
        steps.put("reduceByKey(n)", s -> {
            int count = s.somePartitions();
            s.pairs.add(s.somePairs().reduceByKey(Long::sum, count));
        });
        steps.put("reduceByKey(partitioner)", s -> {
            int count = s.somePartitions();
            s.pairs.add(s.somePairs().reduceByKey(Functions::mix, new Functions.HotKey(count)));
        });
        steps.put("groupByKey", s -> s.pairs.add(s.somePairs().groupByKey().mapValues(Functions::fold)));
        steps.put(
                "combineByKey",
                s -> s.pairs.add(
                        s.somePairs().combineByKey(x -> x + 1, Functions::mix, Functions::mix, Shuffle.partitions(3))));
        steps.put(
                "aggregateByKey",
                s -> s.pairs.add(s.somePairs().aggregateByKey(() -> 1L, Functions::mix, Functions::mix)));
        steps.put("partitionBy", s -> {
            int count = s.somePartitions();
            s.pairs.add(s.somePairs().partitionBy(new Functions.HotKey(count)));
        });
        steps.put(
                "foldByKey", s -> s.pairs.add(s.somePairs().transformToPair(rdd -> rdd.foldByKey(2L, Functions::mix))));
    }

    private static void joins(Map<String, Consumer<Streams>> steps) {
        steps.put(
                "join",
                s -> s.pairs.add(
                        reduced(s).join(s.somePairs()).mapValues(both -> Functions.mix(both.first(), both.second()))));
        steps.put(
                "leftOuterJoin",
                s -> s.pairs.add(reduced(s)
                        .leftOuterJoin(s.somePairs())
                        .mapValues(both -> Functions.fold(Optional.of(both.first()), both.second()))));
        steps.put(
                "rightOuterJoin",
                s -> s.pairs.add(s.somePairs()
                        .rightOuterJoin(reduced(s))
                        .mapValues(both -> Functions.fold(both.first(), Optional.of(both.second())))));
        steps.put(
                "fullOuterJoin",
                s -> s.pairs.add(reduced(s)
                        .fullOuterJoin(s.somePairs())
                        .mapValues(both -> Functions.fold(both.first(), both.second()))));
        steps.put(
                "cogroup",
                s -> s.pairs.add(s.somePairs()
                        .cogroup(s.somePairs())
                        .mapValues(
                                both -> Functions.mix(Functions.fold(both.first()), Functions.fold(both.second())))));
        steps.put("subtractByKey", s -> {
            PairDStream<String, Long> other = s.somePairs().filter(Functions::isKept);
            s.pairs.add(s.somePairs().transformWithToPair(other, (left, right, batch) -> left.subtractByKey(right)));
        });
    }

    private static void whole(Map<String, Consumer<Streams>> steps) {
        steps.put("unionPairs", s -> s.pairs.add(s.somePairs().union(s.somePairs())));
        steps.put("sortByKey", s -> s.pairs.add(s.somePairs().transformToPair(rdd -> rdd.sortByKey(true, 2))));
        steps.put(
                "persistPairs",
                s -> s.pairs.add(s.somePairs().mapValues(x -> x + 1).cache()));
    }

    /** Returns pairs with each key once, so that a join does not multiply. */
    private static PairDStream<String, Long> reduced(Streams streams) {
        return streams.somePairs().reduceByKey(Functions::mix);
    }
}
