package dev.sluice.examples.chains;

import static dev.sluice.examples.chains.OneBatch.byLength;
import static dev.sluice.examples.chains.OneBatch.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.Shuffle;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Chains of operations on pairs, and what is done with a batch, as users of Spark Streaming write them in Java. */
class JavaPairChainsTest {
    private static final List<String> WORDS = List.of("a", "bb", "c", "dd");

    @Test
    void combineByKey_toAnAverage() {
        assertThat(run(
                        List.of(Pair.of("x", 1), Pair.of("y", 5), Pair.of("x", 4)),
                        pairs -> PairDStream.fromDStream(pairs)
                                .combineByKey(
                                        value -> new Average(value, 1),
                                        (average, value) -> average.plus(new Average(value, 1)),
                                        Average::plus)
                                .mapValues(Average::value)))
                .containsExactlyInAnyOrder(Pair.of("x", 2.5), Pair.of("y", 5.0));
    }

    @Test
    void aggregateByKey_toASet() {
        assertThat(run(
                        WORDS,
                        words -> byLength(words)
                                .aggregateByKey(
                                        TreeSet<String>::new,
                                        (set, word) -> {
                                            set.add(word);
                                            return set;
                                        },
                                        (first, second) -> {
                                            first.addAll(second);
                                            return first;
                                        })
                                .mapValues(set -> String.join(",", set))))
                .containsExactlyInAnyOrder(Pair.of(1, "a,c"), Pair.of(2, "bb,dd"));
    }

    @Test
    void groupByKey_thenMapValues() {
        assertThat(run(WORDS, words -> byLength(words).groupByKey().mapValues(List::size)))
                .containsExactlyInAnyOrder(Pair.of(1, 2), Pair.of(2, 2));
    }

    @Test
    void flatMapValues_keepsTheKey() {
        assertThat(run(List.of("ab"), words -> byLength(words).flatMapValues(word -> List.of(word.split("")))))
                .containsExactly(Pair.of(2, "a"), Pair.of(2, "b"));
    }

    @Test
    void keys_andValues() {
        assertThat(run(WORDS, words -> byLength(words).keys())).containsExactly(1, 2, 1, 2);
        assertThat(run(WORDS, words -> byLength(words).values())).containsExactly("a", "bb", "c", "dd");
    }

    @Test
    void reduceByKey_withPartitionsAndPartitioner() {
        assertThat(run(
                        WORDS,
                        words -> byLength(words)
                                .reduceByKey(String::concat, 3)
                                .reduceByKey(String::concat, new ByParity())
                                .reduceByKey(
                                        String::concat, Shuffle.partitions(2).withoutCombining())))
                .containsExactlyInAnyOrder(Pair.of(1, "ac"), Pair.of(2, "bbdd"));
    }

    @Test
    void partitionBy_aPartitionerOfOnesOwn() {
        assertThat(run(
                        WORDS,
                        words -> byLength(words)
                                .partitionBy(new ByParity())
                                .values()
                                .glom()))
                .containsExactly(List.of("bb", "dd"), List.of("a", "c"));
    }

    @Test
    void join_ofTwoStreams() {
        assertThat(run(
                        List.of("a", "bb"),
                        List.of("c", "ddd"),
                        (left, right) ->
                                byLength(left).join(byLength(right)).mapValues(both -> both.first() + both.second())))
                .containsExactly(Pair.of(1, "ac"));
    }

    @Test
    void leftOuterJoin_withOrElse() {
        assertThat(run(
                        List.of("a", "bb"),
                        List.of("c"),
                        (left, right) -> byLength(left)
                                .leftOuterJoin(byLength(right))
                                .mapValues(both -> both.first() + both.second().orElse("?"))))
                .containsExactlyInAnyOrder(Pair.of(1, "ac"), Pair.of(2, "bb?"));
    }

    @Test
    void rightAndFullOuterJoin() {
        assertThat(run(
                        List.of("a"),
                        List.of("bb"),
                        (left, right) -> byLength(left).rightOuterJoin(byLength(right))))
                .containsExactly(Pair.of(2, Pair.of(Optional.empty(), "bb")));
        assertThat(run(
                        List.of("a"),
                        List.of("bb"),
                        (left, right) ->
                                byLength(left).fullOuterJoin(byLength(right)).values()))
                .containsExactlyInAnyOrder(
                        Pair.of(Optional.of("a"), Optional.empty()), Pair.of(Optional.empty(), Optional.of("bb")));
    }

    @Test
    void cogroup_ofTwoStreams() {
        assertThat(run(
                        List.of("a", "b"),
                        List.of("c"),
                        (left, right) -> byLength(left)
                                .cogroup(byLength(right))
                                .mapValues(groups ->
                                        groups.first().size() - groups.second().size())))
                .containsExactly(Pair.of(1, 1));
    }

    @Test
    void transformToPair_joinsAStaticTable() {
        assertThat(run(List.of(200, 404, 200), codes -> {
                    var names =
                            codes.context().parallelizePairs(List.of(Pair.of(200, "OK"), Pair.of(404, "Not Found")));
                    return codes.countByValue()
                            .transformToPair(counts -> counts.join(names))
                            .map(named -> named.second().second() + "="
                                    + named.second().first());
                }))
                .containsExactlyInAnyOrder("OK=2", "Not Found=1");
    }

    @Test
    void transformWithToPair_anotherPairStream() {
        assertThat(run(
                        List.of("a", "bb"),
                        List.of("c"),
                        (left, right) -> byLength(left)
                                .transformWithToPair(byLength(right), (all, some, batch) -> all.subtractByKey(some))))
                .containsExactly(Pair.of(2, "bb"));
    }

    @Test
    void transform_ofPairs_toElements() {
        assertThat(run(
                        WORDS,
                        words -> byLength(words).transform(rdd -> rdd.values().sortBy(word -> word, false))))
                .containsExactly("dd", "c", "bb", "a");
    }

    @Test
    void topN_ofCounts() {
        List<Pair<String, Long>> top = new ArrayList<>();

        foreachBatch(
                List.of("a", "b", "a", "c", "a", "b"),
                words -> words.countByValue()
                        .foreachRDD(rdd -> top.addAll(
                                rdd.top(2, (first, second) -> Long.compare(first.second(), second.second())))));

        assertThat(top).containsExactly(Pair.of("a", 3L), Pair.of("b", 2L));
    }

    @Test
    void takeOrdered_withComparatorsOfTheJdk() {
        List<String> longest = new ArrayList<>();
        SerializableComparator<String> byLength = Comparator.comparing(String::length)::compare;

        foreachBatch(
                List.of("a", "bbb", "cc"),
                words -> words.foreachRDD(rdd -> longest.addAll(rdd.takeOrdered(1, byLength.reversed()))));

        assertThat(longest).containsExactly("bbb");
    }

    @Test
    void foreachRDD_withBatchTimeAndForeachPartition() {
        List<String> written = new ArrayList<>();

        foreachBatch(
                List.of("a", "b"),
                words -> words.foreachRDD((rdd, batch) -> rdd.foreachPartition(part -> {
                    while (part.hasNext()) {
                        written.add(batch.milliseconds() + ":" + part.next());
                    }
                })));

        assertThat(written).containsExactly("1000:a", "1000:b");
    }

    @Test
    void foreachRDD_ofPairs_collectsAMap() {
        List<Object> maps = new ArrayList<>();

        foreachBatch(
                List.of("a", "a"),
                words -> words.mapToPair(word -> Pair.of(word, 1))
                        .reduceByKey(Integer::sum)
                        .foreachRDD(rdd -> {
                            if (!rdd.isEmpty()) {
                                maps.add(rdd.collectAsMap());
                            }
                        }));

        assertThat(maps).containsExactly(Map.of("a", 2));
    }

    private static void foreachBatch(List<String> elements, Consumer<DStream<String>> chain) {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> input = driver.input("input");
            chain.accept(input.stream());
            driver.start();
            input.addPartitions(List.of(elements));
            driver.nextBatch();
        }
    }

    private record Average(int sum, int count) {
        Average plus(Average other) {
            return new Average(sum + other.sum, count + other.count);
        }

        double value() {
            return (double) sum / count;
        }
    }

    /** Even numbers in the first partition, odd ones in the second. */
    private static final class ByParity extends Partitioner {
        private static final long serialVersionUID = 1L;

        @Override
        public int partitionCount() {
            return 2;
        }

        @Override
        public int partition(Object key) {
            return (Integer) key % 2;
        }
    }
}
