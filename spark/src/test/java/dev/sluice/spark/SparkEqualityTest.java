package dev.sluice.spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.testkit.ElementTrip;
import dev.sluice.testkit.LocalRdds;
import dev.sluice.testkit.ReferenceRuntime;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The same lineage gives the same partitions, in the same order, on Spark and on the reference runtime. */
final class SparkEqualityTest {
    private static final String TEXT =
            "to be or not to be that is the question whether tis nobler in the mind to suffer";

    @RegisterExtension
    static final LocalSpark SPARK = LocalSpark.withMaxFailures(1);

    @ParameterizedTest
    @EnumSource
    void spark_givesWhatTheReferenceGives(Lineage lineage) {
        List<? extends List<?>> expected = lineage.partitions(
                new LocalRddsOf(LocalRdds.on(new ReferenceRuntime(2, 1, ElementTrip.throughCodec()))));

        assertThat(lineage.partitions(new LocalRddsOf(LocalRdds.on(SPARK.runtime()))))
                .hasToString(expected.toString())
                .isEqualTo(expected);
        assertThat(expected.stream().mapToInt(List::size).sum()).isPositive();
    }

    /** The input of every lineage. */
    private record LocalRddsOf(LocalRdds rdds) {
        RDD<String> words() {
            return rdds.parallelize(List.of(TEXT.split(" ")), 3);
        }

        PairRDD<String, Long> lengths() {
            return words().mapToPair(word -> Pair.of(word, (long) word.length()));
        }
    }

    private enum Lineage {
        READ(in -> in.words()),
        READ_WITH_EMPTY_PARTITIONS(in -> in.rdds().partitions(List.of(List.of(), List.of("a"), List.of()))),
        NARROW(in -> in.words()
                .filter(word -> word.length() > 2)
                .flatMap(word -> List.of(word, word.toUpperCase(Locale.ROOT)))
                .<String>mapMulti((word, out) -> {
                    out.accept(word);
                    out.accept(word.substring(1));
                })),
        ON_PARTITION(in -> in.words()
                .mapPartitionsWithIndex(
                        (partition, words) -> List.of(partition + words.next()).iterator())),
        UNION(in -> in.words().union(in.rdds().parallelize(List.of("more"), 2))),
        REDUCE_BY_KEY(in -> in.lengths().reduceByKey(Long::sum)),
        GROUP_BY_KEY(in -> in.lengths().groupByKey(new HashPartitioner(3))),
        PARTITION_BY(in -> in.lengths().partitionBy(new HashPartitioner(4))),
        FULL_OUTER_JOIN(in -> in.lengths()
                .reduceByKey(Long::sum)
                .fullOuterJoin(in.lengths().filter(pair -> pair.second() > 3))
                .mapValues(Object::toString)),
        COGROUP(in -> in.lengths().cogroup(in.lengths().mapValues(length -> -length))),
        ZIP(in -> in.words().zip(in.words().map(String::length))),
        ZIP_WITH_INDEX(in -> in.words().zipWithIndex()),
        SORT_BY(in -> in.words().sortBy(word -> word, true, 2)),
        DISTINCT(in -> in.words().distinct()),
        REPARTITION(in -> in.words().repartition(4)),
        SUBTRACT(in -> in.words().subtract(in.rdds().parallelize(List.of("to", "be"), 1))),
        CARTESIAN(in -> in.words().distinct().cartesian(in.rdds().parallelize(List.of(1, 2), 2))),
        CACHED_BETWEEN_TWO_EXCHANGES(in -> in.lengths()
                .reduceByKey(Long::sum)
                .persist(StorageLevel.MEMORY_ONLY)
                .mapToPair(pair -> Pair.of(pair.second(), pair.first()))
                .reduceByKey((first, second) -> first + "+" + second));

        private final Function<LocalRddsOf, RDD<?>> made;

        Lineage(Function<LocalRddsOf, RDD<?>> made) {
            this.made = made;
        }

        List<? extends List<?>> partitions(LocalRddsOf input) {
            return made.apply(input).glom().collect();
        }
    }
}
