package dev.sluice.testkit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.OperatorException;
import dev.sluice.function.Pair;
import dev.sluice.rdd.CoGrouped3;
import dev.sluice.rdd.CoGrouped4;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.Lineage;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.StorageLevel;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the operations by key do, whichever runtime interprets them. */
abstract class PairRddContract extends RddSurfaceContract {
    private static final Shuffle ONE = Shuffle.partitions(1);

    @Test
    void keysAndValues_keepOrderAndRepetitions() {
        assertThat(ab().keys().collect()).containsExactly("a", "b", "a");
        assertThat(ab().values().collect()).containsExactly(1, 2, 3);
    }

    @Test
    void mapValues_keepsKeysAndPartitioner() {
        PairRDD<String, Integer> placed = ab().partitionBy(new HashPartitioner(3));

        assertThat(placed.mapValues(value -> -value).partitioner()).contains(new HashPartitioner(3));
        assertThat(ab().mapValues(value -> -value).collect())
                .containsExactly(Pair.of("a", -1), Pair.of("b", -2), Pair.of("a", -3));
    }

    @Test
    void mapValues_whenFunctionReturnsNull_isRefusedNamingOperatorAndInput() {
        PairRDD<String, String> failing = ab().mapValues(value -> null);

        assertThatThrownBy(failing::collect)
                .isInstanceOfSatisfying(
                        OperatorException.class,
                        failure -> assertThat(failure.code()).isEqualTo(ErrorCode.TASK_NULL_ELEMENT))
                .hasMessageContaining("mapValues inside test")
                .hasMessageContaining("null")
                .hasMessageContaining("(a,1)");
    }

    @Test
    void flatMapValues_repeatsKeys() {
        assertThat(ab().flatMapValues(value -> List.of(value, value * 10)).take(4))
                .containsExactly(Pair.of("a", 1), Pair.of("a", 10), Pair.of("b", 2), Pair.of("b", 20));
    }

    @Test
    void flatMapValues_whenFunctionReturnsNull_isRefusedNamingOperator() {
        PairRDD<String, String> failing = ab().flatMapValues(value -> null);

        assertThatThrownBy(failing::collect).hasMessageContaining("flatMapValues inside test");
    }

    @Test
    void reduceByKey_combinesValuesInOrder() {
        PairRDD<String, String> letters = pairs(3, Pair.of("k", "a"), Pair.of("k", "b"), Pair.of("k", "c"));

        assertThat(letters.reduceByKey((x, y) -> x + y).collect()).containsExactly(Pair.of("k", "abc"));
    }

    @Test
    void reduceByKey_keepsKeysInOrderOfFirstMeeting() {
        assertThat(ab().reduceByKey(Integer::sum, ONE).collect()).containsExactly(Pair.of("a", 4), Pair.of("b", 2));
    }

    @Test
    void reduceByKey_withPartitionsOrPartitioner_usesThem() {
        assertThat(ab().reduceByKey(Integer::sum).partitionCount()).isEqualTo(PARALLELISM);
        assertThat(ab().reduceByKey(Integer::sum, 5).partitioner()).contains(new HashPartitioner(5));
        assertThat(ab().reduceByKey(Integer::sum, new ByFirstLetter()).glom().collect())
                .containsExactly(List.of(Pair.of("a", 4)), List.of(Pair.of("b", 2)));
    }

    @Test
    void reduceByKey_whenPairsLieByKeyAlready_combinesWithoutExchange() {
        PairRDD<String, Integer> placed = ab().partitionBy(new HashPartitioner(3));
        PairRDD<String, Integer> reduced = placed.reduceByKey(Integer::sum, 3);

        assertThat(Lineage.of(reduced)).isInstanceOf(RDDNode.Narrow.class);
        assertThat(reduced.collectAsMap()).isEqualTo(Map.of("a", 4, "b", 2));
        assertThat(placed.reduceByKey(Integer::sum).partitionCount()).isEqualTo(3);
        assertThat(Lineage.of(placed.reduceByKey(Integer::sum, 4))).isInstanceOf(RDDNode.Exchange.class);
    }

    @Test
    void reduceByKey_whenFunctionReturnsNull_isRefusedNamingOperator() {
        assertThatThrownBy(() -> ab().reduceByKey((x, y) -> null).collect())
                .hasMessageContaining("reduceByKey inside test");
        assertThatThrownBy(() -> ab().partitionBy(new HashPartitioner(1))
                        .reduceByKey((x, y) -> null)
                        .collect())
                .hasMessageContaining("reduceByKey inside test");
    }

    @Test
    void groupByKey_listsValuesInOrder() {
        assertThat(ab().groupByKey().collectAsMap()).isEqualTo(Map.of("a", List.of(1, 3), "b", List.of(2)));
        assertThat(ab().groupByKey(3).partitionCount()).isEqualTo(3);
        assertThat(ab().groupByKey(new ByFirstLetter()).glom().collect())
                .containsExactly(List.of(Pair.of("a", List.of(1, 3))), List.of(Pair.of("b", List.of(2))));
    }

    @Test
    void combineByKey_combinesInEachPartitionAndThenTheirResults() {
        assertThat(ab().combineByKey(v -> "<" + v, (c, v) -> c + "," + v, (c, d) -> c + "|" + d, ONE)
                        .collect())
                .containsExactly(Pair.of("a", "<1|<3"), Pair.of("b", "<2"));
    }

    @Test
    void combineByKey_withoutCombining_mergesValuesOnly() {
        assertThat(ab().combineByKey(v -> "<" + v, (c, v) -> c + "," + v, (c, d) -> c + "|" + d, ONE.withoutCombining())
                        .collect())
                .containsExactly(Pair.of("a", "<1,3"), Pair.of("b", "<2"));
    }

    @Test
    void aggregateByKey_whenAddChangesItsArgument_startsAnewForEachKey() {
        PairRDD<String, Set<Integer>> sets = ab().aggregateByKey(
                        HashSet::new,
                        (set, value) -> {
                            set.add(value);
                            return set;
                        },
                        (set, later) -> {
                            set.addAll(later);
                            return set;
                        });

        assertThat(sets.collectAsMap()).isEqualTo(Map.of("a", Set.of(1, 3), "b", Set.of(2)));
    }

    @Test
    void foldByKey_startsFromZeroForEachKeyInEachPartition() {
        assertThat(ab().foldByKey(100, Integer::sum).collectAsMap()).isEqualTo(Map.of("a", 204, "b", 102));
    }

    @Test
    void partitionBy_placesPairs_andNotAgain() {
        PairRDD<String, Integer> placed = ab().partitionBy(new ByFirstLetter());

        assertThat(placed.glom().collect())
                .containsExactly(List.of(Pair.of("a", 1), Pair.of("a", 3)), List.of(Pair.of("b", 2)));
        assertThat(Lineage.of(placed.partitionBy(new ByFirstLetter()))).isSameAs(Lineage.of(placed));
    }

    @Test
    void partitionBy_whenPartitionerAnswersOutOfRange_isRefusedNamingKey() {
        PairRDD<String, Integer> misplaced = pairs(1, Pair.of("z", 1)).partitionBy(new ByFirstLetter());

        assertThatThrownBy(misplaced::collect).hasMessageContaining("z").hasMessageContaining("25");
    }

    @Test
    void join_pairsValuesOfCommonKeys() {
        assertThat(ab().join(acd(), ONE).collect())
                .containsExactly(Pair.of("a", Pair.of(1, "x")), Pair.of("a", Pair.of(3, "x")));
        assertThat(ab().join(acd()).partitionCount()).isEqualTo(PARALLELISM);
        assertThat(ab().join(acd(), 3).partitioner()).contains(new HashPartitioner(3));
    }

    @Test
    void join_whenBothLieByKey_exchangesNothing() {
        PairRDD<String, Integer> left = ab().partitionBy(new HashPartitioner(3));
        PairRDD<String, String> right = acd().partitionBy(new HashPartitioner(3));

        assertThat(Lineage.of(left.join(right)).parents()).containsExactly(Lineage.of(left), Lineage.of(right));
        assertThat(left.join(right).count()).isEqualTo(2);
    }

    @Test
    void outerJoins_fillWithEmpty() {
        PairRDD<String, Integer> left = pairs(1, Pair.of("a", 1), Pair.of("b", 2));
        PairRDD<String, String> right = pairs(1, Pair.of("a", "x"), Pair.of("c", "y"));

        assertThat(left.leftOuterJoin(right).collectAsMap())
                .containsOnly(entry("a", Pair.of(1, Optional.of("x"))), entry("b", Pair.of(2, Optional.empty())));
        assertThat(left.rightOuterJoin(right).collectAsMap())
                .containsOnly(entry("a", Pair.of(Optional.of(1), "x")), entry("c", Pair.of(Optional.empty(), "y")));
        assertThat(left.fullOuterJoin(right).collectAsMap())
                .containsOnly(
                        entry("a", Pair.of(Optional.of(1), Optional.of("x"))),
                        entry("b", Pair.of(Optional.of(2), Optional.empty())),
                        entry("c", Pair.of(Optional.empty(), Optional.of("y"))));
    }

    @Test
    void cogroup_listsValuesOfEachSide() {
        assertThat(ab().cogroup(acd(), ONE).collect())
                .containsExactly(
                        Pair.of("a", Pair.of(List.of(1, 3), List.of("x"))),
                        Pair.of("b", Pair.of(List.of(2), List.of())),
                        Pair.of("c", Pair.of(List.of(), List.of("y"))),
                        Pair.of("d", Pair.of(List.of(), List.of("z"))));
    }

    @Test
    void cogroup_ofThreeAndFour_listsValuesOfEachSide() {
        PairRDD<String, Integer> one = pairs(1, Pair.of("a", 1));
        PairRDD<String, String> two = pairs(1, Pair.of("a", "x"));
        PairRDD<String, Long> three = pairs(1, Pair.of("b", 3L));
        PairRDD<String, Boolean> four = pairs(1, Pair.of("b", true));

        assertThat(one.cogroup(two, three).collectAsMap())
                .containsOnly(
                        entry("a", new CoGrouped3<>(List.of(1), List.of("x"), List.of())),
                        entry("b", new CoGrouped3<>(List.of(), List.of(), List.of(3L))));
        assertThat(one.cogroup(two, three, four).collectAsMap())
                .containsOnly(
                        entry("a", new CoGrouped4<>(List.of(1), List.of("x"), List.of(), List.of())),
                        entry("b", new CoGrouped4<>(List.of(), List.of(), List.of(3L), List.of(true))));
    }

    @Test
    void subtractByKey_dropsKeysOfOther() {
        assertThat(ab().subtractByKey(pairs(1, Pair.of("b", "whatever"))).collect())
                .containsExactly(Pair.of("a", 1), Pair.of("a", 3));
    }

    @Test
    void lookup_returnsValuesOfKey() {
        assertThat(ab().lookup("a")).containsExactly(1, 3);
        assertThat(ab().partitionBy(new HashPartitioner(3)).lookup("a")).containsExactly(1, 3);
        assertThat(ab().lookup("nobody")).isEmpty();
    }

    @Test
    void collectAsMap_keepsLastValue() {
        assertThat(ab().collectAsMap()).containsExactly(entry("a", 3), entry("b", 2));
    }

    @Test
    void countByKeyAndByValue_count() {
        assertThat(ab().countByKey()).isEqualTo(Map.of("a", 2L, "b", 1L));
        assertThat(ab().countByValue())
                .isEqualTo(Map.of(Pair.of("a", 1), 1L, Pair.of("a", 3), 1L, Pair.of("b", 2), 1L));
    }

    @Test
    void shapeKeepingOperations_returnPairRdds() {
        PairRDD<String, Integer> pairs = ab();

        assertThat(pairs.filter(pair -> pair.second() > 1).keys().collect()).containsExactly("b", "a");
        assertThat(pairs.union(pairs).keys().count()).isEqualTo(6);
        assertThat(pairs.union(pairs).distinct().keys().count()).isEqualTo(3);
        assertThat(pairs.distinct(ONE).keys().collect()).containsExactly("a", "b", "a");
        assertThat(pairs.repartition(3).values().collect()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(pairs.coalesce(1).values().collect()).containsExactly(1, 2, 3);
        assertThat(pairs.subtract(pairs).keys().isEmpty()).isTrue();
        assertThat(pairs.intersection(pairs).keys().count()).isEqualTo(3);
        assertThat(pairs.sortBy(Pair::second, false).values().collect()).containsExactly(3, 2, 1);
        assertThat(pairs.sample(false, 1).values().collect()).containsExactly(1, 2, 3);
        assertThat(pairs.randomSplit(new double[] {1}).get(0).values().collect())
                .containsExactly(1, 2, 3);
        assertThat(pairs.cache()
                        .unpersist()
                        .persist(StorageLevel.MEMORY_ONLY)
                        .values()
                        .count())
                .isEqualTo(3);
    }

    private PairRDD<String, Integer> ab() {
        return pairs(2, Pair.of("a", 1), Pair.of("b", 2), Pair.of("a", 3));
    }

    private PairRDD<String, String> acd() {
        return pairs(2, Pair.of("a", "x"), Pair.of("c", "y"), Pair.of("d", "z"));
    }

    /** Knows two partitions, for a and b; anything later in the alphabet is out of its range. */
    private static final class ByFirstLetter extends Partitioner {
        @Override
        public int partitionCount() {
            return 2;
        }

        @Override
        public int partition(Object key) {
            return ((String) key).charAt(0) - 'a';
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ByFirstLetter;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    @Test
    void reduceByKeyLocally_givesAMap() {
        assertThat(pairs(2, Pair.of("a", 1), Pair.of("b", 2), Pair.of("a", 3)).reduceByKeyLocally(Integer::sum))
                .isEqualTo(Map.of("a", 4, "b", 2));
    }
}
