package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.StreamingException;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StorageLevel;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transformations and actions of RDD do, whichever runtime interprets them. */
abstract class RddElementsContract extends RddSurfaceContract {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeEach
    void forgetCalls() {
        CALLS.set(0);
    }

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
    void union_appendsPartitions() {
        RDD<Integer> united = numbers(1, 1, 2).union(numbers(2, 3, 4));

        assertThat(united.glom().collect()).containsExactly(List.of(1, 2), List.of(3), List.of(4));
    }

    @Test
    void distinct_keepsFirstOccurrenceOfEach() {
        assertThat(words(3, "a", "b", "a", "c", "b")
                        .distinct(Shuffle.partitions(1))
                        .collect())
                .containsExactly("a", "b", "c");
    }

    @Test
    void distinct_withoutPartitions_usesDefaultParallelism() {
        RDD<String> distinct = words(3, "a", "b", "a").distinct();

        assertThat(distinct.partitionCount()).isEqualTo(PARALLELISM);
        assertThat(distinct.collect()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void repartition_dealsElementsOutEvenly() {
        List<List<Integer>> dealt =
                numbers(1, 1, 2, 3, 4, 5, 6).repartition(3).glom().collect();

        assertThat(dealt)
                .hasSize(3)
                .allSatisfy(partition -> assertThat(partition).hasSize(2));
        assertThat(dealt.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6);
    }

    @Test
    void repartition_whenCountIsZero_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).repartition(0))
                .hasMessageContaining("repartition inside test")
                .hasMessageContaining("at least 1, got 0");
    }

    @Test
    void coalesce_putsNeighboursTogetherInOrder() {
        assertThat(numbers(5, 1, 2, 3, 4, 5).coalesce(2).glom().collect())
                .containsExactly(List.of(1, 2, 3), List.of(4, 5));
    }

    @Test
    void coalesce_whenThereAreFewerPartitions_changesNothing() {
        assertThat(numbers(2, 1, 2).coalesce(4).partitionCount()).isEqualTo(2);
    }

    @Test
    void subtract_keepsRepeatedElementsThatOtherLacks() {
        assertThat(words(2, "a", "b", "a", "c")
                        .subtract(words(1, "b", "x"), Shuffle.partitions(1))
                        .collect())
                .containsExactly("a", "a", "c");
    }

    @Test
    void intersection_keepsCommonElementsOnce() {
        assertThat(words(2, "a", "b", "a", "c")
                        .intersection(words(1, "c", "a", "x", "c"))
                        .collect())
                .containsExactlyInAnyOrder("a", "c");
    }

    @Test
    void cartesian_pairsEachWithEach() {
        assertThat(numbers(2, 1, 2).cartesian(words(2, "a", "b")).collect())
                .containsExactly(Pair.of(1, "a"), Pair.of(1, "b"), Pair.of(2, "a"), Pair.of(2, "b"));
    }

    @Test
    void cartesian_whenOneSideIsEmpty_isEmpty() {
        assertThat(numbers(2, 1, 2).cartesian(words(0)).collect()).isEmpty();
        assertThat(numbers(0).cartesian(words(1, "a")).collect()).isEmpty();
    }

    @Test
    void zip_pairsByPosition() {
        assertThat(numbers(2, 1, 2, 3).zip(words(2, "a", "b", "c")).collect())
                .containsExactly(Pair.of(1, "a"), Pair.of(2, "b"), Pair.of(3, "c"));
    }

    @Test
    void zip_whenPartitionsDifferInLength_saysWhichAndWhere() {
        RDD<Pair<Integer, String>> zipped = numbers(2, 1, 2).zip(words(2, "a", "b", "c"));

        assertThatThrownBy(zipped::collect).hasMessageContaining("in partition 1 the RDD itself ends after 1");
    }

    @Test
    void zip_whenPartitionCountsDiffer_isRefusedAtOnce() {
        assertThatThrownBy(() -> numbers(2, 1, 2).zip(words(3, "a", "b")))
                .hasMessageContaining("zip inside test")
                .hasMessageContaining("2 and 3");
    }

    @Test
    void zipWithIndex_numbersAcrossPartitions() {
        assertThat(words(3, "a", "b", "c", "d").zipWithIndex().collect())
                .containsExactly(Pair.of("a", 0L), Pair.of("b", 1L), Pair.of("c", 2L), Pair.of("d", 3L));
    }

    @Test
    void sortBy_whenDataIsLittle_sortsInOnePartition() {
        RDD<String> sorted = words(3, "ccc", "a", "bb").sortBy(String::length);

        assertThat(sorted.glom().collect()).containsExactly(List.of("a", "bb", "ccc"));
    }

    @Test
    void sortBy_whenKeysAreEqual_keepsOrder() {
        assertThat(words(3, "b", "cc", "a", "dd").sortBy(String::length).collect())
                .containsExactly("b", "a", "cc", "dd");
    }

    @Test
    void sortBy_descendingIntoPartitions_isSortedAsAWhole() {
        RDD<Integer> sorted = numbers(3, 5, 3, 9, 1, 7, 2).sortBy(n -> n, false, 3);

        assertThat(sorted.glom().collect()).containsExactly(List.of(9, 7), List.of(5, 3), List.of(2, 1));
    }

    @Test
    void sortBy_whenKeyIsNull_isRefusedNamingOperator() {
        RDD<Integer> sorted = numbers(1, 1).sortBy(n -> (Integer) null);

        assertThatThrownBy(sorted::collect).hasMessageContaining("sortBy inside test");
    }

    @Test
    void sample_withSameSeed_takesSameElements() {
        RDD<Integer> all = range(4, 1_000);

        List<Integer> sample = all.sample(false, 0.3, 42).collect();

        assertThat(sample).isEqualTo(all.sample(false, 0.3, 42).collect()).isSubsetOf(all.collect());
        assertThat(sample).doesNotHaveDuplicates().hasSizeBetween(230, 370);
    }

    @Test
    void sample_withFractionOneOrZero_takesAllOrNone() {
        assertThat(numbers(2, 1, 2, 3).sample(false, 1.0).collect()).containsExactly(1, 2, 3);
        assertThat(numbers(2, 1, 2, 3).sample(false, 0.0).collect()).isEmpty();
    }

    @Test
    void sample_withReplacement_takesElementsSeveralTimes() {
        List<Integer> sample = range(4, 1_000).sample(true, 2.0, 7).collect();

        assertThat(sample).hasSizeBetween(1_800, 2_200);
        assertThat(sample.stream().distinct().count()).isBetween(800L, 930L);
    }

    @Test
    void sample_whenFractionIsOutOfBounds_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).sample(false, 1.5)).hasMessageContaining("from 0 to 1, got 1.5");
        assertThatThrownBy(() -> numbers(1, 1).sample(true, -1)).hasMessageContaining("0 or more, got -1.0");
    }

    @Test
    void randomSplit_putsEachElementIntoExactlyOnePart() {
        RDD<Integer> all = range(4, 1_000);

        var parts = all.randomSplit(new double[] {1, 3}, 5);

        assertThat(parts.get(0).count()).isBetween(200L, 300L);
        assertThat(parts.get(0).union(parts.get(1)).collect()).containsExactlyInAnyOrderElementsOf(all.collect());
    }

    @Test
    void randomSplit_whenAWeightIsNegative_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).randomSplit(new double[] {1, -1}))
                .hasMessageContaining("[1.0, -1.0]");
    }

    @Test
    void persist_computesOnce_untilUnpersisted() {
        RDD<Integer> kept = numbers(1, 1, 2).map(RddElementsContract::counted).cache();

        kept.count();
        kept.count();
        assertThat(CALLS).hasValue(2);
        kept.unpersist().count();
        assertThat(CALLS).hasValue(4);
    }

    @Test
    void persist_atAnotherLevel_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).cache().persist(StorageLevel.DISK_ONLY))
                .hasMessageContaining("MEMORY_ONLY already");
    }

    @Test
    void count_addsPartitions() {
        assertThat(numbers(3, 1, 2, 3, 4).count()).isEqualTo(4);
        assertThat(numbers(0).count()).isZero();
    }

    @Test
    void countByValue_countsEachElement() {
        assertThat(words(2, "a", "b", "a").countByValue()).isEqualTo(Map.of("a", 2L, "b", 1L));
    }

    @Test
    void reduce_combinesInOrder() {
        assertThat(words(3, "a", "b", "c", "d").reduce((x, y) -> x + y)).isEqualTo("abcd");
    }

    @Test
    void reduce_whenEmpty_throwsNamingItself() {
        assertThatThrownBy(() -> numbers(2).reduce(Integer::sum))
                .isInstanceOf(StreamingException.class)
                .hasMessageContaining("reduce inside test")
                .hasMessageContaining("empty");
    }

    @Test
    void reduce_whenFunctionReturnsNull_isRefusedNamingOperator() {
        assertThatThrownBy(() -> numbers(1, 1, 2).reduce((x, y) -> null)).hasMessageContaining("reduce inside test");
        assertThatThrownBy(() -> numbers(2, 1, 2).reduce((x, y) -> null)).hasMessageContaining("reduce inside test");
    }

    @Test
    void fold_startsFromZeroInEachPartitionAndAtTheEnd() {
        assertThat(numbers(2, 1, 2, 3, 4).fold(100, Integer::sum)).isEqualTo(310);
        assertThat(numbers(0).fold(7, Integer::sum)).isEqualTo(7);
    }

    @Test
    void aggregate_whenAddChangesItsArgument_startsAnewInEachPartition() {
        List<Integer> all = numbers(2, 1, 2, 3)
                .aggregate(
                        ArrayList<Integer>::new,
                        (list, n) -> {
                            list.add(n);
                            return list;
                        },
                        (list, later) -> {
                            list.addAll(later);
                            return list;
                        });

        assertThat(all).containsExactly(1, 2, 3);
    }

    @Test
    void foreach_callsFunctionForEachElement() {
        numbers(2, 1, 2, 3).foreach(RddElementsContract::counted);

        assertThat(CALLS).hasValue(3);
    }

    @Test
    void foreachPartition_callsFunctionForEachPartition() {
        numbers(2, 1, 2, 3).foreachPartition(elements -> counted(1));

        assertThat(CALLS).hasValue(2);
    }

    @Test
    void take_returnsFirstElementsAcrossPartitions() {
        assertThat(numbers(3, 1, 2, 3).take(2)).containsExactly(1, 2);
        assertThat(numbers(3, 1, 2, 3).take(9)).containsExactly(1, 2, 3);
        assertThat(numbers(3, 1, 2, 3).take(0)).isEmpty();
    }

    @Test
    void take_whenFirstPartitionIsEnough_computesNoOther() {
        assertThat(numbers(3, 1, 2, 3).map(RddElementsContract::counted).take(1))
                .containsExactly(1);
        assertThat(CALLS).hasValue(1);
    }

    @Test
    void take_whenLimitIsNegative_isRefused() {
        assertThatThrownBy(() -> numbers(1, 1).take(-1)).hasMessageContaining("at least 0, got -1");
    }

    @Test
    void first_returnsFirstElement_orThrowsNamingItself() {
        assertThat(numbers(3, 5, 6).first()).isEqualTo(5);
        assertThatThrownBy(() -> numbers(3).first()).hasMessageContaining("first inside test");
    }

    @Test
    void isEmpty_tellsWhetherThereIsAnElement() {
        assertThat(numbers(3).isEmpty()).isTrue();
        assertThat(numbers(0).isEmpty()).isTrue();
        assertThat(numbers(3, 1).isEmpty()).isFalse();
    }

    @Test
    void takeOrdered_returnsSmallestAscending() {
        assertThat(numbers(3, 5, 1, 4, 2, 3).takeOrdered(3)).containsExactly(1, 2, 3);
        assertThat(numbers(2, 5, 1).takeOrdered(9)).containsExactly(1, 5);
        assertThat(numbers(2, 5, 1).takeOrdered(0)).isEmpty();
    }

    @Test
    void top_returnsLargestDescending() {
        assertThat(numbers(3, 5, 1, 4, 2, 3).top(2)).containsExactly(5, 4);
        assertThat(words(2, "a", "ccc", "bb").top(2, byLength())).containsExactly("ccc", "bb");
    }

    @Test
    void minAndMax_returnFirstOfEqualElements() {
        RDD<String> all = words(2, "bb", "a", "cc", "d");

        assertThat(all.min(byLength())).isEqualTo("a");
        assertThat(all.max(byLength())).isEqualTo("bb");
        assertThat(all.min()).isEqualTo("a");
        assertThat(all.max()).isEqualTo("d");
    }

    @Test
    void minAndMax_whenEmpty_throwNamingThemselves() {
        assertThatThrownBy(() -> numbers(1).min()).hasMessageContaining("min inside test");
        assertThatThrownBy(() -> numbers(1).max()).hasMessageContaining("max inside test");
    }

    @Test
    void toLocalIterator_computesPartitionsAsTheyAreReached() {
        Iterator<Integer> elements =
                numbers(2, 1, 2, 3).map(RddElementsContract::counted).toLocalIterator();

        assertThat(elements.next()).isEqualTo(1);
        assertThat(CALLS).hasValue(1);
        assertThat(elements).toIterable().containsExactly(2, 3);
        assertThatThrownBy(elements::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void optionalElements_areAllowed() {
        assertThat(numbers(1, 1).map(Optional::of).collect()).containsExactly(Optional.of(1));
    }

    private static SerializableComparator<String> byLength() {
        return (first, second) -> Integer.compare(first.length(), second.length());
    }

    private static Iterator<Integer> sum(Iterator<Integer> elements) {
        int sum = 0;
        while (elements.hasNext()) {
            sum += elements.next();
        }
        return List.of(sum).iterator();
    }

    private static int counted(int element) {
        CALLS.incrementAndGet();
        return element;
    }
}
