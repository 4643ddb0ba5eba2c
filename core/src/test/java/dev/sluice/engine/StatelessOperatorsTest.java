package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Streams batch by batch: the input {@code [] [] [a,b] [a] [] [c]} and what Spark Streaming makes of it. */
class StatelessOperatorsTest {
    private static final List<List<String>> BATCHES =
            List.of(List.of(), List.of(), List.of("a", "b"), List.of("a"), List.of(), List.of("c"));

    private final StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
    private TestInput<String> letters;

    @BeforeEach
    void addInput() {
        letters = driver.input("letters");
    }

    @Test
    void count_isOneNumberABatch_alsoWhenEmpty() {
        assertThat(run(letters.stream().count()))
                .containsExactly(List.of(0L), List.of(0L), List.of(2L), List.of(1L), List.of(0L), List.of(1L));
    }

    @Test
    void reduce_isNothingWhenEmpty_andOnePartition() {
        TestOutput<String> reduced = driver.capture(letters.stream().reduce(String::concat));

        runBatches();

        assertThat(reduced.perBatch())
                .containsExactly(List.of(), List.of(), List.of("ab"), List.of("a"), List.of(), List.of("c"));
        assertThat(reduced.batches())
                .allSatisfy(batch -> assertThat(batch.partitions()).hasSize(1));
    }

    @Test
    void countByValue_countsWithinTheBatch() {
        TestOutput<Pair<String, Long>> counts = driver.capture(letters.stream().countByValue(1));

        runBatches();

        assertThat(counts.perBatch())
                .containsExactly(
                        List.of(),
                        List.of(),
                        List.of(Pair.of("a", 1L), Pair.of("b", 1L)),
                        List.of(Pair.of("a", 1L)),
                        List.of(),
                        List.of(Pair.of("c", 1L)));
    }

    @Test
    void outputs_runInTheOrderOfDefinition_andOnEmptyBatches() {
        List<String> calls = new ArrayList<>();
        letters.stream().foreachRDD((rdd, batch) -> calls.add("first " + batch));
        letters.stream().foreachRDD(rdd -> calls.add("second"));
        driver.start();

        driver.nextBatches(2);

        assertThat(calls).containsExactly("first 1000 ms", "second", "first 2000 ms", "second");
    }

    @Test
    void transform_runsOnceABatch_thoughTwoOutputsUseIt() {
        AtomicInteger calls = new AtomicInteger();
        DStream<String> transformed = letters.stream().transform(rdd -> {
            calls.incrementAndGet();
            return rdd;
        });
        driver.capture(transformed);
        driver.capture(transformed);
        driver.start();

        driver.nextBatches(3);

        assertThat(calls).hasValue(3);
    }

    @Test
    void persist_computesOnceABatch() {
        AtomicInteger calls = new AtomicInteger();
        DStream<String> mapped = letters.stream()
                .map(letter -> {
                    calls.incrementAndGet();
                    return letter;
                })
                .persist();
        driver.capture(mapped);
        driver.capture(mapped.map(String::toUpperCase));

        runBatches();

        assertThat(calls).hasValue(4);
    }

    @Test
    void transformWith_joinsTheSameBatchOfTwoStreams() {
        TestInput<Integer> numbers = driver.input("numbers");
        TestOutput<Pair<String, Integer>> zipped = driver.capture(letters.stream()
                .transformWithToPair(
                        numbers.stream(),
                        (left, right, batch) -> left.repartition(1).zip(right.repartition(1))));
        driver.start();
        letters.add("a", "b");
        numbers.add(1, 2);

        driver.nextBatch();

        assertThat(zipped.last()).hasSize(2);
    }

    @Test
    void staticJoin_insideTransform_readsItsTableInEachBatch() {
        var names = driver.context().parallelizePairs(List.of(Pair.of("a", "Ada"), Pair.of("c", "Carl")));
        TestOutput<Pair<String, Pair<Long, String>>> joined =
                driver.capture(letters.stream().countByValue().transformToPair(counts -> counts.join(names)));

        runBatches();

        assertThat(joined.all())
                .containsExactly(
                        Pair.of("a", Pair.of(1L, "Ada")),
                        Pair.of("a", Pair.of(1L, "Ada")),
                        Pair.of("c", Pair.of(1L, "Carl")));
    }

    @Test
    void slice_returnsRememberedBatches_bothEndsIncluded() {
        driver.context().remember(Durations.seconds(3));
        DStream<String> upper = letters.stream().map(String::toUpperCase);
        driver.capture(letters.stream());

        runBatches();

        List<List<String>> slices = new ArrayList<>();
        upper.slice(Instant.ofEpochMilli(3000), Instant.ofEpochMilli(6000)).forEach(rdd -> slices.add(rdd.collect()));
        assertThat(slices).containsExactly(List.of("A"), List.of(), List.of("C"));
        driver.close();
    }

    private List<List<Long>> run(DStream<Long> stream) {
        TestOutput<Long> output = driver.capture(stream);
        runBatches();
        return output.perBatch();
    }

    private void runBatches() {
        driver.start();
        for (List<String> batch : BATCHES) {
            batch.forEach(letters::add);
            driver.nextBatch();
        }
    }
}
