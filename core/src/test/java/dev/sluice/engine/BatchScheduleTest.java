package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CatchUp;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When batches are cut, and what time and input each gets. */
class BatchScheduleTest {

    @Test
    void batchTimes_areMultiplesOfTheIntervalAfterTheStart() {
        try (StreamTestDriver driver = StreamTestDriver.setup(Durations.milliseconds(500))
                .startingAt(1_357_008_430_100L)
                .create()) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.start();

            driver.nextBatches(3);

            assertThat(times(seen)).containsExactly(1_357_008_430_500L, 1_357_008_431_000L, 1_357_008_431_500L);
            assertThat(ids(seen)).containsExactly(0L, 1L, 2L);
        }
    }

    @Test
    void firstBatch_whenStartedOnAnEdge_isTheNextOne() {
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).startingAt(5_000).create()) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.start();

            driver.nextBatch();

            assertThat(times(seen)).containsExactly(6_000L);
        }
    }

    @Test
    void emptyBatches_runToo() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream());
            driver.start();

            driver.nextBatch();
            words.add("a");
            driver.nextBatch();
            driver.nextBatch();

            assertThat(seen.perBatch()).containsExactly(List.of(), List.of("a"), List.of());
        }
    }

    @Test
    void missedEdges_whenNothingLooksAtThem_areMergedIntoTheLast() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream());
            driver.start();
            words.add("a");

            driver.jumpTo(3_600_500);

            assertThat(times(seen)).containsExactly(3_600_000L);
            assertThat(seen.all()).containsExactly("a");
            assertThat(driver.events()).contains(new StreamingEvent.EdgesMerged(1_000, 3_600_000, 3_599));
            driver.nextBatch();
            assertThat(times(seen)).containsExactly(3_600_000L, 3_601_000L);
        }
    }

    @Test
    void missedEdges_whenEachIsWanted_runOneByOneUpToTheBound() {
        StreamingConf conf =
                StreamingConf.create().set(BatchKeys.CATCH_UP, CatchUp.EACH).set(BatchKeys.CATCH_UP_MAX_EACH, 3);
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.start();

            driver.jumpTo(10_000);

            assertThat(times(seen)).containsExactly(1_000L, 2_000L, 10_000L);
            assertThat(driver.events()).contains(new StreamingEvent.EdgesMerged(3_000, 10_000, 7));
        }
    }

    @Test
    void missedEdges_whenABatchWaits_areCountedFromItsEdge_andItIsAnnouncedOnceWithItsLastTime() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream());
            words.stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) { // overruns: the edges at 2, 3 and 4 s pass meanwhile
                    for (String word : List.of("b", "c", "d")) {
                        words.add(word);
                        driver.advance(Durations.seconds(1));
                    }
                }
            });
            driver.start();
            words.add("a");

            driver.nextBatch();

            assertThat(times(seen)).containsExactly(1_000L, 4_000L);
            assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of("b", "c", "d"));
            assertThat(driver.events())
                    .filteredOn(StreamingEvent.EdgesMerged.class::isInstance)
                    .containsExactly(
                            new StreamingEvent.EdgesMerged(2_000, 3_000, 1),
                            new StreamingEvent.EdgesMerged(3_000, 4_000, 1));
            assertThat(driver.events())
                    .filteredOn(StreamingEvent.BatchSubmitted.class::isInstance)
                    .extracting(event -> ((StreamingEvent.BatchSubmitted) event).batch())
                    .extracting(StreamingEvent.BatchInfo::batchTimeMillis, StreamingEvent.BatchInfo::submittedMillis)
                    .containsExactly(tuple(1_000L, 1_000L), tuple(4_000L, 2_000L));
        }
    }

    @Test
    void missedEdges_whenSeveralPassAtOnceBehindAWaitingBatch_areCountedByHand() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.input("slow").stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) {
                    driver.advance(Durations.seconds(1)); // batch 1 waits with the time 2000
                    driver.jumpTo(6_500); // 3000, 4000, 5000 and 6000 pass at once
                }
            });
            driver.start();

            driver.nextBatch();

            assertThat(times(seen)).containsExactly(1_000L, 6_000L);
            // 2000, 3000, 4000 and 5000 have no batch of their own.
            assertThat(driver.events()).contains(new StreamingEvent.EdgesMerged(2_000, 6_000, 4));
        }
    }

    @Test
    void missedEdges_whenMissingEachIsBoundedByWaitingBatches_postponeTheLastOfThem() {
        StreamingConf conf =
                StreamingConf.create().set(BatchKeys.CATCH_UP, CatchUp.EACH).set(BatchKeys.CATCH_UP_MAX_EACH, 2);
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.input("slow").stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) {
                    driver.advance(Durations.seconds(2)); // 2000 and 3000 wait
                    driver.jumpTo(5_000); // 4000 and 5000 pass
                }
            });
            driver.start();

            driver.nextBatch();

            assertThat(times(seen)).containsExactly(1_000L, 2_000L, 5_000L);
            assertThat(driver.events()).contains(new StreamingEvent.EdgesMerged(3_000, 5_000, 2));
        }
    }

    @Test
    void overrun_whenCatchUpIsAutoAndNothingLooksAtEdges_isMerged() {
        StreamingConf conf = StreamingConf.create().set(BatchKeys.CATCH_UP, CatchUp.AUTO);
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create()) {
            TestInput<String> words = driver.input("words");
            TestOutput<Pair<String, Integer>> seen = driver.capture(
                    words.stream().mapToPair(word -> Pair.of(word, 1)).reduceByKey(Integer::sum));
            words.stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) {
                    words.add("a");
                    driver.advance(Durations.seconds(2));
                    words.add("a");
                }
            });
            driver.start();

            driver.nextBatches(2);

            assertThat(times(seen)).containsExactly(1_000L, 3_000L, 4_000L);
            assertThat(seen.perBatch()).containsExactly(List.of(), List.of(Pair.of("a", 1)), List.of(Pair.of("a", 1)));
        }
    }

    @Test
    void overrun_whenCatchUpIsAutoAndAWindowCountsEdges_runsEach() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream().window(Durations.seconds(2)));
            words.stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) {
                    words.add("b");
                    driver.advance(Durations.seconds(1));
                    words.add("c");
                    driver.advance(Durations.seconds(1));
                }
            });
            driver.start();
            words.add("a");

            driver.nextBatch();

            assertThat(times(seen)).containsExactly(1_000L, 2_000L, 3_000L);
            assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of("a", "b"), List.of("b", "c"));
        }
    }

    @Test
    void batchTimes_whenTheClockIsSetBackByAnHour_goOnAtTheirPaceWithoutTheJump() {
        try (StreamTestDriver driver = StreamTestDriver.setup(Durations.seconds(1))
                .startingAt(7_200_000)
                .create()) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.start();
            driver.nextBatch();
            driver.advance(Durations.milliseconds(400));

            driver.jumpTo(3_600_500);
            assertThat(times(seen)).containsExactly(7_201_000L);
            driver.advance(Durations.milliseconds(600));
            assertThat(times(seen)).containsExactly(7_201_000L, 7_202_000L);
            driver.advance(Durations.seconds(2));

            assertThat(times(seen)).containsExactly(7_201_000L, 7_202_000L, 7_203_000L, 7_204_000L);
        }
    }

    @Test
    void batchTimes_whenTheClockIsSetBackByLessThanAnInterval_goOnAtTheirPaceWithoutTheJump() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(10))) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.start();
            driver.advance(Durations.seconds(7));

            driver.jumpTo(4_000);
            driver.advance(Durations.seconds(3));
            assertThat(times(seen)).containsExactly(10_000L);
            driver.advance(Durations.seconds(10));

            assertThat(times(seen)).containsExactly(10_000L, 20_000L);
        }
    }

    @Test
    void batchTimes_whenTheClockIsSetForwards_followItAndGoOnAtTheirPace() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestOutput<Integer> seen = driver.capture(driver.<Integer>input("numbers").stream());
            driver.start();
            driver.nextBatch();

            driver.jumpTo(3_600_500);
            driver.advance(Durations.milliseconds(500));
            driver.advance(Durations.seconds(1));

            assertThat(times(seen)).containsExactly(1_000L, 3_600_000L, 3_601_000L, 3_602_000L);
        }
    }

    @Test
    void onArrival_whenTheClockIsSetBack_inputStillRunsAtOnceAndInOrder() {
        try (StreamTestDriver driver = onArrival()) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream());
            driver.start();
            driver.advance(Durations.milliseconds(700));
            words.add("a");

            driver.jumpTo(100);
            words.add("b");
            driver.advance(Durations.milliseconds(300));
            words.add("c");

            assertThat(times(seen)).containsExactly(700L, 700L, 1_000L, 1_001L);
            assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of("b"), List.of(), List.of("c"));
        }
    }

    @Test
    void delays_whenTheClockIsSetBackInABatch_areNotNegative() {
        try (StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).startingAt(20_000).create()) {
            driver.input("numbers").stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) {
                    driver.jumpTo(19_000);
                }
            });
            driver.start();

            driver.nextBatch();

            assertThat(driver.events())
                    .filteredOn(StreamingEvent.BatchCompleted.class::isInstance)
                    .extracting(event -> ((StreamingEvent.BatchCompleted) event).batch())
                    .extracting(StreamingEvent.BatchInfo::processingDelayMillis)
                    .containsOnly(0L);
        }
    }

    @Test
    void onArrival_inputRunsAtOnce_withTheClockStandingStill() {
        try (StreamTestDriver driver = onArrival()) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream());
            driver.start();
            driver.advance(Durations.milliseconds(300));

            words.add("a");
            words.add("b", "c");

            assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of("b", "c"));
            assertThat(times(seen)).containsExactly(300L, 300L);
            assertThat(ids(seen)).containsExactly(0L, 1L);
        }
    }

    @Test
    void onArrival_edgesAreCutWithoutInput() {
        try (StreamTestDriver driver = onArrival()) {
            TestInput<String> words = driver.input("words");
            TestOutput<String> seen = driver.capture(words.stream());
            driver.start();

            driver.advance(Durations.milliseconds(999));
            words.add("a");
            driver.advance(Durations.milliseconds(1_001));

            assertThat(times(seen)).containsExactly(999L, 1_000L, 2_000L);
            assertThat(seen.perBatch()).containsExactly(List.of("a"), List.of(), List.of());
        }
    }

    @Test
    void onArrival_whenTheEdgeTookWhatArrived_noEmptyBatchFollows() {
        try (StreamTestDriver driver = onArrival()) {
            // Arrives when the edge is due already, so that its arrival is told to the conductor behind the edge.
            FaultySource source = new FaultySource().arrivingAt(1_000, "a");
            TestOutput<String> seen = driver.capture(driver.context().stream(source));
            driver.start();

            driver.advance(Durations.milliseconds(1_500));

            assertThat(seen.perBatch()).containsExactly(List.of("a"));
            assertThat(times(seen)).containsExactly(1_000L);
        }
    }

    @Test
    void onArrival_inputThatArrivesWhileABatchRuns_isTheNextBatch() {
        try (StreamTestDriver driver = onArrival()) {
            TestInput<Integer> numbers = driver.input("numbers");
            TestOutput<Integer> seen = driver.capture(numbers.stream());
            numbers.stream().foreachRDD((rdd, batch) -> {
                if (batch.id() == 0) {
                    numbers.add(2);
                    numbers.add(3);
                }
            });
            driver.start();

            numbers.add(1);

            assertThat(seen.perBatch()).containsExactly(List.of(1), List.of(2, 3));
        }
    }

    private static StreamTestDriver onArrival() {
        return StreamTestDriver.setup(Durations.seconds(1))
                .conf(StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL))
                .create();
    }

    private static List<Long> times(TestOutput<?> output) {
        return output.batches().stream()
                .map(batch -> batch.time().milliseconds())
                .toList();
    }

    private static List<Long> ids(TestOutput<?> output) {
        return output.batches().stream().map(batch -> batch.time().id()).toList();
    }
}
