package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.function.Pair;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StorageLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the transformations of a whole RDD do, whichever runtime interprets them. */
abstract class RddWholeContract extends RddSurfaceContract {
    private static final AtomicInteger CALLS = new AtomicInteger();

    @BeforeEach
    void forgetCalls() {
        CALLS.set(0);
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
    void coalesce_withAShuffle_dealsElementsOut() {
        assertThat(numbers(1, 1, 2, 3, 4).coalesce(2, true).glom().collect())
                .hasSize(2)
                .allSatisfy(partition -> assertThat(partition).hasSize(2));
        assertThat(numbers(3, 1, 2, 3).coalesce(1, false).glom().collect()).containsExactly(List.of(1, 2, 3));
    }

    @Test
    void zipPartitions_givesBothSidesOfEachPartition() {
        RDD<String> both = numbers(2, 1, 2, 3).zipPartitions(words(2, "a", "b"), (left, right) -> {
            List<String> shown = new ArrayList<>();
            left.forEachRemaining(number -> shown.add("n" + number));
            right.forEachRemaining(shown::add);
            return shown.iterator();
        });

        assertThat(both.glom().collect()).containsExactly(List.of("n1", "a"), List.of("n2", "n3", "b"));
    }

    @Test
    void zipPartitions_whenFunctionThrows_namesOperator() {
        RDD<Integer> failing = numbers(2, 1, 2).zipPartitions(numbers(2, 3, 4), (left, right) -> {
            throw new IllegalStateException("broken");
        });

        assertThatThrownBy(failing::collect)
                .hasMessageContaining("zipPartitions inside test")
                .hasMessageContaining("broken");
    }

    @Test
    void zipPartitions_whenPartitionCountsDiffer_isRefusedAtOnce() {
        assertThatThrownBy(() -> numbers(2, 1, 2).zipPartitions(numbers(3, 1), (left, right) -> left))
                .hasMessageContaining("zipPartitions inside test")
                .hasMessageContaining("2 and 3");
    }

    @Test
    void zipWithUniqueId_countsInStepsOfThePartitions() {
        assertThat(words(3, "a", "b", "c", "d").zipWithUniqueId().collect())
                .containsExactly(Pair.of("a", 0L), Pair.of("b", 1L), Pair.of("c", 2L), Pair.of("d", 5L));
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
        RDD<Integer> kept = numbers(1, 1, 2).map(RddWholeContract::counted).cache();

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

    private static int counted(int element) {
        CALLS.incrementAndGet();
        return element;
    }
}
