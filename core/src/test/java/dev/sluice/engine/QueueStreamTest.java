package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent.BatchCompleted;
import dev.sluice.function.Pair;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class QueueStreamTest {
    private final StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
    private final StreamingContext context = driver.context();
    private final Queue<RDD<Integer>> queue = new ArrayDeque<>();

    private List<Long> recordCounts() {
        return driver.events().stream()
                .filter(BatchCompleted.class::isInstance)
                .map(event -> ((BatchCompleted) event).batch().inputs().get(0).recordCount())
                .toList();
    }

    @Test
    void batches_takeOneRddEach_alsoOfThoseAddedLater() {
        queue.add(context.parallelize(List.of(1, 2)));
        queue.add(context.parallelize(List.of(3)));
        TestOutput<Integer> output = driver.capture(context.queueStream(queue));
        driver.start();

        driver.nextBatch();
        queue.add(context.parallelize(List.of(4, 5, 6)));
        driver.nextBatches(3);

        assertThat(output.perBatch()).isEqualTo(List.of(List.of(1, 2), List.of(3), List.of(4, 5, 6), List.of()));
        assertThat(recordCounts()).containsExactly(2L, 1L, 3L, 0L);
    }

    @Test
    void batches_whenNotOneAtATime_takeTheUnionOfAllThatAreThere() {
        queue.add(context.parallelize(List.of(1, 2), 2));
        queue.add(context.parallelize(List.of(3), 1));
        TestOutput<Integer> output = driver.capture(context.queueStream(queue, false));
        driver.start();

        driver.nextBatches(2);

        assertThat(output.perBatch()).isEqualTo(List.of(List.of(1, 2, 3), List.of()));
        assertThat(output.batches().get(0).partitions()).hasSize(3);
        assertThat(recordCounts()).containsExactly(3L, 0L);
    }

    @Test
    void batches_whenTheQueueIsEmpty_takeTheDefault() {
        TestOutput<Integer> output = driver.capture(context.queueStream(queue, true, context.parallelize(List.of(-1))));
        driver.start();

        driver.nextBatch();
        queue.add(context.parallelize(List.of(1)));
        driver.nextBatches(2);

        assertThat(output.perBatch()).isEqualTo(List.of(List.of(-1), List.of(1), List.of(-1)));
    }

    @Test
    void rdds_areComputedAsTheyAre_andCountedWhereThatIsKnown() {
        RDD<Integer> numbers = context.parallelize(List.of(1, 2, 3, 4), 2);
        queue.add(numbers.map(number -> number * 10));
        queue.add(numbers.filter(number -> number > 2));
        queue.add(numbers.union(numbers).repartition(1));
        queue.add(numbers.distinct());
        queue.add(numbers.persist());
        TestOutput<Integer> output = driver.capture(context.queueStream(queue));
        driver.start();

        driver.nextBatches(5);

        assertThat(output.perBatch().subList(0, 3))
                .isEqualTo(List.of(List.of(10, 20, 30, 40), List.of(3, 4), List.of(1, 2, 3, 4, 1, 2, 3, 4)));
        assertThat(recordCounts()).containsExactly(4L, -1L, -1L, -1L, 4L);
    }

    @Test
    void rdds_ofPairs_becomeAStreamOfPairs() {
        Queue<PairRDD<String, Long>> pairs = new ArrayDeque<>();
        pairs.add(context.parallelizePairs(List.of(Pair.of("a", 1L), Pair.of("a", 2L))));
        TestOutput<Pair<String, Long>> output = driver.capture(
                context.queueStream(pairs).mapToPair(pair -> pair).reduceByKey(Long::sum));
        driver.start();

        driver.nextBatch();

        assertThat(output.last()).containsExactly(Pair.of("a", 3L));
    }

    @Test
    void name_isThatOfTheInput() {
        driver.capture(context.queueStream(queue).named("orders"));
        driver.start();

        driver.nextBatch();

        assertThat(driver.events())
                .filteredOn(BatchCompleted.class::isInstance)
                .extracting(event ->
                        ((BatchCompleted) event).batch().inputs().get(0).streamName())
                .containsExactly("orders");
    }

    @Test
    void gracefulStop_emptiesTheQueue() {
        queue.add(context.parallelize(List.of(1)));
        queue.add(context.parallelize(List.of(2)));
        TestOutput<Integer> output = driver.capture(context.queueStream(queue));
        driver.start();

        driver.stop(true);

        assertThat(output.all()).containsExactly(1, 2);
    }

    @Test
    void batches_whenCutOnArrival_beginAtOnceForWhatWaits() {
        StreamingConf conf = StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamTestDriver onArrival =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            queue.add(onArrival.context().parallelize(List.of(1)));
            queue.add(onArrival.context().parallelize(List.of(2)));
            TestOutput<Integer> output = onArrival.capture(onArrival.context().queueStream(queue));

            onArrival.start();

            assertThat(output.perBatch()).isEqualTo(List.of(List.of(1), List.of(2)));
        }
    }
}
