package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the transformations of single elements and of single partitions do, whichever runtime interprets them. */
abstract class RddElementsContract extends RddSurfaceContract {
    @Test
    void map_appliesFunctionInOrder() {
        assertThat(numbers(2, 1, 2, 3).map(n -> n * 10).collect()).containsExactly(10, 20, 30);
    }

    @Test
    void map_whenFunctionThrows_namesOperatorAndInput() {
        RDD<Integer> failing = numbers(1, 4, 0, 2).map(n -> 8 / n);

        assertThatThrownBy(failing::collect)
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("map inside test")
                .hasMessageContaining("/ by zero")
                .hasMessageContaining("Input: 0");
    }

    @Test
    void map_whenFunctionReturnsNull_isRefusedNamingOperator() {
        RDD<String> failing = words(1, "a").map(word -> null);

        assertThatThrownBy(failing::collect).hasMessageContaining("null").hasMessageContaining("map inside test");
    }

    @Test
    void flatMap_concatenatesResults() {
        assertThat(words(2, "a b", "", "c")
                        .flatMap(line -> List.of(line.split(" ")))
                        .collect())
                .containsExactly("a", "b", "", "c");
    }

    @Test
    void mapMulti_keepsWhatIsPushed() {
        RDD<Integer> pushed = numbers(2, 1, 2, 3).mapMulti((n, out) -> {
            for (int i = 1; i < n; i++) {
                out.accept(n);
            }
        });

        assertThat(pushed.collect()).containsExactly(2, 3, 3);
    }

    @Test
    void filter_keepsWhatPredicateAccepts() {
        assertThat(numbers(2, 1, 2, 3, 4).filter(n -> n % 2 == 0).collect()).containsExactly(2, 4);
    }

    @Test
    void mapToPair_makesPairs() {
        assertThat(words(1, "a", "bb")
                        .mapToPair(word -> Pair.of(word, word.length()))
                        .collect())
                .containsExactly(Pair.of("a", 1), Pair.of("bb", 2));
    }

    @Test
    void flatMapToPair_concatenatesPairs() {
        assertThat(words(1, "ab")
                        .flatMapToPair(word -> List.of(Pair.of(word, 1), Pair.of(word + "!", 2)))
                        .collect())
                .containsExactly(Pair.of("ab", 1), Pair.of("ab!", 2));
    }

    @Test
    void mapPartitions_seesEachPartitionOnce() {
        assertThat(numbers(2, 1, 2, 3, 4)
                        .mapPartitions(RddElementsContract::sum)
                        .collect())
                .containsExactly(3, 7);
    }

    @Test
    void mapPartitions_whenPartitionIsEmpty_isCalledToo() {
        assertThat(numbers(3).mapPartitions(RddElementsContract::sum).collect()).containsExactly(0, 0, 0);
    }

    @Test
    void mapPartitionsToPair_makesPairs() {
        RDD<Pair<String, Integer>> sums = numbers(2, 1, 2, 3, 4)
                .mapPartitionsToPair(elements ->
                        List.of(Pair.of("sum", sum(elements).next())).iterator());

        assertThat(sums.collect()).containsExactly(Pair.of("sum", 3), Pair.of("sum", 7));
    }

    @Test
    void mapPartitionsWithIndex_givesPartitionNumber() {
        RDD<String> sums = numbers(2, 1, 2, 3, 4)
                .mapPartitionsWithIndex((index, elements) ->
                        List.of(index + ":" + sum(elements).next()).iterator());

        assertThat(sums.collect()).containsExactly("0:3", "1:7");
    }

    @Test
    void mapPartitions_whenPartitioningIsPreserved_saysSo() {
        PairRDD<Integer, String> byHash =
                words(2, "a", "bb").keyBy(String::length).partitionBy(new HashPartitioner(3));

        assertThat(byHash.mapPartitions(pairs -> pairs).partitioner()).isEmpty();
        assertThat(byHash.mapPartitions(pairs -> pairs, true).partitioner()).contains(new HashPartitioner(3));
        assertThat(byHash.mapPartitionsToPair(pairs -> pairs, true).partitioner())
                .contains(new HashPartitioner(3));
        assertThat(byHash.mapPartitionsWithIndex((index, pairs) -> pairs, true).partitioner())
                .contains(new HashPartitioner(3));
        assertThat(byHash.mapPartitionsToPair(pairs -> pairs, true)
                        .reduceByKey((x, y) -> x)
                        .collect())
                .containsExactlyInAnyOrder(Pair.of(1, "a"), Pair.of(2, "bb"));
    }

    @Test
    void glom_listsEachPartition() {
        assertThat(numbers(3, 1, 2).glom().collect()).containsExactly(List.of(), List.of(1), List.of(2));
    }

    @Test
    void keyBy_keepsElementAsValue() {
        assertThat(words(1, "a", "bb").keyBy(String::length).collect())
                .containsExactly(Pair.of(1, "a"), Pair.of(2, "bb"));
    }

    @Test
    void keyBy_whenFunctionReturnsNull_isRefusedNamingOperator() {
        RDD<Pair<String, Integer>> keyed = numbers(1, 7).keyBy(n -> null);

        assertThatThrownBy(keyed::collect)
                .hasMessageContaining("keyBy inside test")
                .hasMessageContaining("null");
    }

    @Test
    void groupBy_listsElementsOfEachKeyInOrder() {
        assertThat(words(2, "a", "bb", "c", "dd").groupBy(String::length).collectAsMap())
                .containsOnly(Map.entry(1, List.of("a", "c")), Map.entry(2, List.of("bb", "dd")));
    }

    @Test
    void optionalElements_areAllowed() {
        assertThat(numbers(1, 1).map(Optional::of).collect()).containsExactly(Optional.of(1));
    }

    private static Iterator<Integer> sum(Iterator<Integer> elements) {
        int sum = 0;
        while (elements.hasNext()) {
            sum += elements.next();
        }
        return List.of(sum).iterator();
    }
}
