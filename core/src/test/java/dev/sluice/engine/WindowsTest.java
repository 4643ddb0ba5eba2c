package dev.sluice.engine;

import static dev.sluice.time.Durations.milliseconds;
import static dev.sluice.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.PlanException;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WindowsTest {

    @Test
    void join_ofTwoWindows_pairsWhatIsInBothAtTheSameTime() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> clicks = driver.input("clicks");
            TestInput<Pair<String, String>> views = driver.input("views");
            TestOutput<Pair<String, Pair<Long, String>>> joined = driver.capture(pairs(clicks)
                    .reduceByKeyAndWindow(Long::sum, seconds(2), seconds(1))
                    .join(PairDStream.fromDStream(views.stream()).window(seconds(3), seconds(1))));
            driver.start();

            clicks.add(Pair.of("a", 1L), Pair.of("b", 5L));
            driver.nextBatch();
            views.add(Pair.of("a", "home"));
            clicks.add(Pair.of("a", 2L));
            driver.nextBatch();
            driver.nextBatch();
            driver.nextBatch();

            assertThat(joined.perBatch())
                    .containsExactly(
                            List.of(),
                            List.of(Pair.of("a", Pair.of(3L, "home"))),
                            List.of(Pair.of("a", Pair.of(2L, "home"))),
                            List.of());
        }
    }

    @Test
    void slideLongerThanTheBatch_givesNoJobInBetween_andCountsAllBatches() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> numbers = driver.input("numbers");
            TestOutput<Pair<String, Long>> sums =
                    driver.capture(pairs(numbers).reduceByKeyAndWindow(Long::sum, seconds(3), seconds(2)));
            driver.start();

            for (long value = 1; value <= 6; value++) {
                numbers.add(Pair.of("a", value));
                driver.nextBatch();
            }

            assertThat(sums.batches())
                    .extracting(batch -> batch.time().milliseconds())
                    .containsExactly(2000L, 4000L, 6000L);
            assertThat(sums.perBatch())
                    .containsExactly(List.of(Pair.of("a", 3L)), List.of(Pair.of("a", 9L)), List.of(Pair.of("a", 15L)));
        }
    }

    @Test
    void windowShorterThanTheSlide_takesSamples() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> numbers = driver.input("numbers");
            TestOutput<Pair<String, Long>> sums =
                    driver.capture(pairs(numbers).reduceByKeyAndWindow(Long::sum, seconds(1), seconds(3)));
            driver.start();

            for (long value = 1; value <= 6; value++) {
                numbers.add(Pair.of("a", value));
                driver.nextBatch();
            }

            assertThat(sums.perBatch()).containsExactly(List.of(Pair.of("a", 3L)), List.of(Pair.of("a", 6L)));
        }
    }

    @Test
    void windowOverWindow_countsABatchAsOftenAsItIsInTheInnerOnes() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> numbers = driver.input("numbers");
            TestOutput<Pair<String, Long>> sums = driver.capture(pairs(numbers)
                    .reduceByKeyAndWindow(Long::sum, seconds(4), seconds(2))
                    .reduceByKeyAndWindow(Long::sum, seconds(4), seconds(4)));
            driver.start();

            for (long value = 1; value <= 8; value++) {
                numbers.add(Pair.of("a", value));
                driver.nextBatch();
            }

            // Inner: 3 at 2 s, 10 at 4 s, 18 at 6 s, 26 at 8 s.
            assertThat(sums.perBatch()).containsExactly(List.of(Pair.of("a", 13L)), List.of(Pair.of("a", 44L)));
        }
    }

    @Test
    void batchesCutOnArrival_areInTheWindowOfTheNextEdge() {
        StreamingConf conf = StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamTestDriver driver =
                StreamTestDriver.setup(seconds(1)).conf(conf).create()) {
            TestInput<Pair<String, Long>> numbers = driver.input("numbers");
            TestOutput<Pair<String, Long>> sums =
                    driver.capture(pairs(numbers).reduceByKeyAndWindow(Long::sum, seconds(2), seconds(1)));
            driver.start();

            driver.advance(milliseconds(300));
            numbers.add(Pair.of("a", 1L));
            driver.advance(milliseconds(400));
            numbers.add(Pair.of("a", 2L), Pair.of("b", 7L));
            driver.advance(milliseconds(300));
            driver.advance(milliseconds(500));
            numbers.add(Pair.of("a", 4L));
            driver.nextBatch();
            driver.nextBatch();

            assertThat(sums.perBatch())
                    .containsExactly(
                            List.of(Pair.of("b", 7L), Pair.of("a", 3L)),
                            List.of(Pair.of("b", 7L), Pair.of("a", 7L)),
                            List.of(Pair.of("a", 4L)));
        }
    }

    @Test
    void floatingPointNumbers_driftWithAnInverse_andDoNotWithout() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Double> numbers = driver.input("numbers");
            TestOutput<Double> exact =
                    driver.capture(numbers.stream().reduceByWindow(Double::sum, seconds(2), seconds(1)));
            TestOutput<Double> drifting = driver.capture(
                    numbers.stream().reduceByWindow(Double::sum, (sum, left) -> sum - left, seconds(2), seconds(1)));
            driver.start();

            for (double value : new double[] {1e16, 1.0, 1.0, 1.0}) {
                numbers.add(value);
                driver.nextBatch();
            }

            assertThat(exact.last()).containsExactly(2.0);
            assertThat(drifting.last()).containsExactly(1.0);
        }
    }

    @Test
    void notANumber_staysForEverWithAnInverse_andLeavesWithItsBatchWithout() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Double> numbers = driver.input("numbers");
            TestOutput<Double> exact =
                    driver.capture(numbers.stream().reduceByWindow(Double::sum, seconds(2), seconds(1)));
            TestOutput<Double> spoilt = driver.capture(
                    numbers.stream().reduceByWindow(Double::sum, (sum, left) -> sum - left, seconds(2), seconds(1)));
            driver.start();

            for (double value : new double[] {Double.NaN, 1.0, 2.0}) {
                numbers.add(value);
                driver.nextBatch();
            }

            assertThat(exact.perBatch()).containsExactly(List.of(Double.NaN), List.of(Double.NaN), List.of(3.0));
            assertThat(spoilt.last()).containsExactly(Double.NaN);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1000})
    void windowOrSlide_whenNotPositive_isRefusedWhereItIsWritten(long millis) {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            DStream<Long> numbers = driver.<Long>input("numbers").stream();

            assertThatThrownBy(() -> numbers.reduceByWindow(Long::sum, Duration.ofMillis(millis), seconds(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(
                            "The window of reduceByWindow must be a positive whole number of milliseconds");
            assertThatThrownBy(() -> numbers.window(seconds(1), Duration.ofMillis(millis)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("The slide of window must be a positive whole number of milliseconds");
        }
    }

    @Test
    void windowOrSlide_whenNoMultipleOfTheParentsSlide_isRefusedAtStart() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            DStream<Long> numbers = driver.<Long>input("numbers").stream();
            numbers.reduceByWindow(Long::sum, milliseconds(1500), seconds(1)).print();
            numbers.window(seconds(4), seconds(2))
                    .countByWindow(seconds(4), seconds(3))
                    .print();

            assertThatThrownBy(driver::start)
                    .isInstanceOf(PlanException.class)
                    .hasMessageContaining("1500 ms")
                    .hasMessageContaining("3 s");
        }
    }

    private static PairDStream<String, Long> pairs(TestInput<Pair<String, Long>> input) {
        return PairDStream.fromDStream(input.stream());
    }
}
