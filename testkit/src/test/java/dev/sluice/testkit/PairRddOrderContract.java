package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the operations of PairRDD that go by the order of keys do, whichever runtime interprets them. */
abstract class PairRddOrderContract extends RddSurfaceContract {

    @Test
    void sortByKey_ascendingAndDescending() {
        PairRDD<String, Integer> unsorted =
                rdds().parallelizePairs(List.of(Pair.of("b", 1), Pair.of("c", 2), Pair.of("a", 3), Pair.of("b", 4)), 3);

        assertThat(unsorted.sortByKey().collect())
                .containsExactly(Pair.of("a", 3), Pair.of("b", 1), Pair.of("b", 4), Pair.of("c", 2));
        assertThat(unsorted.sortByKey(false).keys().collect()).containsExactly("c", "b", "b", "a");
        assertThat(unsorted.sortByKey(true, 2).partitionCount()).isEqualTo(2);
        assertThat(unsorted.sortByKey(true, 2).keys().collect()).containsExactly("a", "b", "b", "c");
        assertThat(unsorted.sortByKey((x, y) -> y.compareTo(x)).keys().collect())
                .containsExactly("c", "b", "b", "a");
        assertThat(unsorted.sortByKey((x, y) -> y.compareTo(x), 2).keys().collect())
                .containsExactly("c", "b", "b", "a");
    }

    @Test
    void sortByKey_whenThereIsMuch_cutsAboutEvenRanges() {
        List<List<Integer>> ranges = range(4, 4_000)
                .keyBy(n -> n * 7_919 % 4_000)
                .sortByKey(true, 4)
                .keys()
                .glom()
                .collect();

        assertThat(ranges).hasSize(4).allSatisfy(range -> assertThat(range).hasSizeBetween(600, 1_400));
        assertThat(ranges.stream().flatMap(List::stream).toList()).isSorted().hasSize(4_000);
    }

    @Test
    void sortByKey_whenAllKeysAreEqual_fillsOnePartition() {
        PairRDD<String, Integer> same = pairs(2, Pair.of("a", 1), Pair.of("a", 2), Pair.of("a", 3));

        assertThat(same.sortByKey(true, 3).values().collect()).containsExactly(1, 2, 3);
    }

    @Test
    void sortByKey_inAnOrder_canBeReversed() {
        PairRDD<String, Integer> all = pairs(2, Pair.of("ccc", 1), Pair.of("a", 2), Pair.of("bb", 3));
        SerializableComparator<String> byLength = (x, y) -> Integer.compare(x.length(), y.length());

        assertThat(all.sortByKey(byLength, false).keys().collect()).containsExactly("ccc", "bb", "a");
        assertThat(all.sortByKey(byLength, true).keys().collect()).containsExactly("a", "bb", "ccc");
        assertThat(all.sortByKey(byLength, false, 2).keys().glom().collect())
                .containsExactly(List.of("ccc", "bb"), List.of("a"));
    }

    @Test
    void repartitionAndSortWithinPartitions_sortsEachPartition() {
        Partitioner byParity = new ByParity();
        PairRDD<Integer, String> all =
                numbers(3, 5, 2, 3, 4, 1, 2).keyBy(n -> n).mapValues(n -> "v" + n);

        PairRDD<Integer, String> sorted = all.repartitionAndSortWithinPartitions(byParity);

        assertThat(sorted.keys().glom().collect()).containsExactly(List.of(2, 2, 4), List.of(1, 3, 5));
        assertThat(sorted.partitioner()).contains(byParity);
        assertThat(all.repartitionAndSortWithinPartitions(
                                byParity,
                                SerializableComparator.<Integer>natural().reversed())
                        .keys()
                        .glom()
                        .collect())
                .containsExactly(List.of(4, 2, 2), List.of(5, 3, 1));
    }

    @Test
    void filterByRange_keepsKeysWithinBothBounds() {
        PairRDD<Integer, Integer> all = numbers(2, 5, 1, 4, 2, 3).keyBy(n -> n);

        assertThat(all.filterByRange(2, 4).keys().collect()).containsExactly(4, 2, 3);
        assertThat(all.filterByRange(SerializableComparator.<Integer>natural().reversed(), 4, 2)
                        .keys()
                        .collect())
                .containsExactly(4, 2, 3);
    }

    private static final class ByParity extends Partitioner {
        private static final long serialVersionUID = 1;

        @Override
        public int partitionCount() {
            return 2;
        }

        @Override
        public int partition(Object key) {
            return (Integer) key % 2;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByParity;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
