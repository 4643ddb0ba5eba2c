package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStreamLike;
import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A number of partitions and a partitioner reach the batch's exchange, in each operation of streams that takes them. */
class ShuffleFormsOfStreamsTest {
    private static final Duration SECOND = Durations.seconds(1);
    private static final HashPartitioner FIVE = new HashPartitioner(5);

    private final StreamTestDriver driver = StreamTestDriver.create(SECOND);
    private TestInput<Pair<String, Integer>> input;
    private PairDStream<String, Integer> pairs;

    @BeforeEach
    void addInput() {
        input = driver.input("pairs");
        pairs = PairDStream.fromDStream(input.stream());
    }

    @Test
    void operations_withANumber_fillSoManyPartitions() {
        assertThat(partitionCounts(
                        pairs.reduceByKey(Integer::sum, 4),
                        pairs.groupByKey(4),
                        pairs.combineByKey(value -> value, Integer::sum, Integer::sum, 4),
                        pairs.aggregateByKey(() -> 0, Integer::sum, Integer::sum, 4),
                        pairs.foldByKey(0, Integer::sum, 4),
                        pairs.partitionBy(4),
                        pairs.join(pairs, 4),
                        pairs.leftOuterJoin(pairs, 4),
                        pairs.rightOuterJoin(pairs, 4),
                        pairs.fullOuterJoin(pairs, 4),
                        pairs.cogroup(pairs, 4),
                        pairs.subtractByKey(pairs, 4),
                        pairs.countByValue(4),
                        pairs.distinct(4),
                        pairs.groupByKeyAndWindow(SECOND, SECOND, 4),
                        pairs.reduceByKeyAndWindow(Integer::sum, SECOND, SECOND, 4),
                        pairs.updateStateByKey((values, before) -> before, 4)))
                .containsOnly(4);
    }

    @Test
    void operations_withAPartitioner_fillItsPartitions() {
        assertThat(partitionCounts(
                        pairs.reduceByKey(Integer::sum, FIVE),
                        pairs.groupByKey(FIVE),
                        pairs.combineByKey(value -> value, Integer::sum, Integer::sum, FIVE),
                        pairs.aggregateByKey(() -> 0, Integer::sum, Integer::sum, FIVE),
                        pairs.foldByKey(0, Integer::sum, FIVE),
                        pairs.partitionBy(FIVE),
                        pairs.join(pairs, FIVE),
                        pairs.leftOuterJoin(pairs, FIVE),
                        pairs.rightOuterJoin(pairs, FIVE),
                        pairs.fullOuterJoin(pairs, FIVE),
                        pairs.cogroup(pairs, FIVE),
                        pairs.subtractByKey(pairs, FIVE),
                        pairs.countByValue(FIVE),
                        pairs.distinct(FIVE),
                        pairs.groupByKeyAndWindow(SECOND, SECOND, FIVE),
                        pairs.reduceByKeyAndWindow(Integer::sum, SECOND, SECOND, FIVE),
                        pairs.updateStateByKey((values, before) -> before, FIVE)))
                .containsOnly(5);
    }

    @Test
    void foldByKey_startsFromTheZero() {
        TestOutput<Pair<String, Integer>> folded = driver.capture(pairs.foldByKey(10, Integer::sum, 1));

        input.add(Pair.of("a", 1), Pair.of("b", 2), Pair.of("a", 3));
        driver.start();
        driver.nextBatch();

        assertThat(folded.perBatch()).containsExactly(List.of(Pair.of("a", 14), Pair.of("b", 12)));
    }

    @Test
    void subtractByKey_keepsWhatTheOtherLacks() {
        TestOutput<Pair<String, Integer>> rest =
                driver.capture(pairs.subtractByKey(pairs.filter(pair -> pair.second() > 1)));

        input.add(Pair.of("a", 1), Pair.of("b", 2));
        driver.start();
        driver.nextBatch();

        assertThat(rest.perBatch()).containsExactly(List.of(Pair.of("a", 1)));
    }

    @Test
    void distinct_isWithinABatch() {
        TestOutput<Pair<String, Integer>> distinct = driver.capture(pairs.distinct());

        driver.start();
        input.add(Pair.of("a", 1), Pair.of("a", 1));
        driver.nextBatch();
        input.add(Pair.of("a", 1));
        driver.nextBatch();

        assertThat(distinct.perBatch()).containsExactly(List.of(Pair.of("a", 1)), List.of(Pair.of("a", 1)));
    }

    private List<Integer> partitionCounts(DStreamLike<?, ?, ?>... streams) {
        List<TestOutput<?>> outputs =
                Stream.of(streams).<TestOutput<?>>map(driver::capture).toList();
        driver.start();
        driver.nextBatch();
        return outputs.stream()
                .map(output -> output.batches().get(0).partitions().size())
                .toList();
    }
}
