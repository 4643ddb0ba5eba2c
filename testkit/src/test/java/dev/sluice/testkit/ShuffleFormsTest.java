package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.StorageLevel;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A number of partitions and a partitioner reach the exchange, in each operation that takes them. */
class ShuffleFormsTest {
    private static final int DEFAULT = 3;
    private static final Partitioner FIRST = new AlwaysFirst();

    private final LocalRdds rdds = LocalRdds.on(new ReferenceRuntime(DEFAULT, 1, ElementTrip.throughCodec()));
    private final PairRDD<String, Integer> left = rdds.parallelizePairs(List.of(Pair.of("a", 1), Pair.of("b", 2)), 2);
    private final PairRDD<String, Integer> right = rdds.parallelizePairs(List.of(Pair.of("b", 3)), 2);
    private final RDD<Integer> numbers = left.values();

    @Test
    void operationsByKey_withoutMore_fillTheDefaultParallelism() {
        assertThat(Stream.of(
                        left.reduceByKey(Integer::sum),
                        left.groupByKey(),
                        left.combineByKey(value -> value, Integer::sum, Integer::sum),
                        left.aggregateByKey(() -> 0, Integer::sum, Integer::sum),
                        left.foldByKey(0, Integer::sum),
                        left.groupBy(Pair::first),
                        left.join(right),
                        left.leftOuterJoin(right),
                        left.rightOuterJoin(right),
                        left.fullOuterJoin(right),
                        left.cogroup(right),
                        left.cogroup(right, right),
                        left.cogroup(right, right, right),
                        left.subtractByKey(right)))
                .allSatisfy(rdd -> assertThat(rdd.partitioner()).contains(new HashPartitioner(DEFAULT)));
    }

    @Test
    void operationsByKey_withANumber_spreadKeysByHashOverSoManyPartitions() {
        assertThat(Stream.of(
                        left.reduceByKey(Integer::sum, 5),
                        left.groupByKey(5),
                        left.combineByKey(value -> value, Integer::sum, Integer::sum, 5),
                        left.aggregateByKey(() -> 0, Integer::sum, Integer::sum, 5),
                        left.foldByKey(0, Integer::sum, 5),
                        left.groupBy(Pair::first, 5),
                        left.partitionBy(5),
                        left.join(right, 5),
                        left.leftOuterJoin(right, 5),
                        left.rightOuterJoin(right, 5),
                        left.fullOuterJoin(right, 5),
                        left.cogroup(right, 5),
                        left.cogroup(right, right, 5),
                        left.cogroup(right, right, right, 5),
                        left.subtractByKey(right, 5)))
                .allSatisfy(rdd -> assertThat(rdd.partitioner()).contains(new HashPartitioner(5)));
    }

    @Test
    void operationsByKey_withAPartitioner_layKeysByIt() {
        assertThat(Stream.of(
                        left.reduceByKey(Integer::sum, FIRST),
                        left.groupByKey(FIRST),
                        left.combineByKey(value -> value, Integer::sum, Integer::sum, FIRST),
                        left.aggregateByKey(() -> 0, Integer::sum, Integer::sum, FIRST),
                        left.foldByKey(0, Integer::sum, FIRST),
                        left.groupBy(Pair::first, FIRST),
                        left.partitionBy(FIRST),
                        left.join(right, FIRST),
                        left.leftOuterJoin(right, FIRST),
                        left.rightOuterJoin(right, FIRST),
                        left.fullOuterJoin(right, FIRST),
                        left.cogroup(right, FIRST),
                        left.cogroup(right, right, FIRST),
                        left.cogroup(right, right, right, FIRST),
                        left.subtractByKey(right, FIRST)))
                .allSatisfy(rdd -> assertThat(rdd.partitioner()).contains(FIRST));
    }

    @Test
    void operationsOnElements_withoutMore_fillTheDefaultParallelism() {
        assertThat(Stream.of(numbers.distinct(), numbers.subtract(numbers), numbers.intersection(numbers)))
                .allSatisfy(rdd -> assertThat(rdd.partitionCount()).isEqualTo(DEFAULT));
        assertThat(Stream.of(left.distinct(), left.subtract(right), left.intersection(right)))
                .allSatisfy(rdd -> assertThat(rdd.partitionCount()).isEqualTo(DEFAULT));
    }

    @Test
    void operationsOnElements_withANumber_fillSoManyPartitions() {
        assertThat(Stream.of(numbers.distinct(5), numbers.subtract(numbers, 5), numbers.intersection(numbers, 5)))
                .allSatisfy(rdd -> assertThat(rdd.partitionCount()).isEqualTo(5));
        assertThat(Stream.of(left.distinct(5), left.subtract(right, 5), left.intersection(right, 5)))
                .allSatisfy(rdd -> assertThat(rdd.partitionCount()).isEqualTo(5));
    }

    @Test
    void operationsOnElements_withAPartitioner_layElementsByIt() {
        assertThat(numbers.distinct(FIRST).glom().collect()).containsExactly(List.of(1, 2), List.of());
        assertThat(numbers.subtract(rdds.parallelize(List.of(2), 1), FIRST)
                        .glom()
                        .collect())
                .containsExactly(List.of(1), List.of());
        assertThat(numbers.intersection(numbers, FIRST).glom().collect()).containsExactly(List.of(1, 2), List.of());
        assertThat(left.subtract(left, FIRST).partitionCount()).isEqualTo(2);
        assertThat(left.intersection(left, FIRST).keys().glom().collect())
                .containsExactly(List.of("a", "b"), List.of());
    }

    @Test
    void persist_withoutALevel_keepsInMemoryAsCacheDoes() {
        assertThat(numbers.persist().persist(StorageLevel.MEMORY_ONLY).collect())
                .containsExactly(1, 2);
        assertThat(left.cache().persist().keys().collect()).containsExactly("a", "b");
    }

    private static final class AlwaysFirst extends Partitioner {
        @Override
        public int partitionCount() {
            return 2;
        }

        @Override
        public int partition(Object key) {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof AlwaysFirst;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }
}
