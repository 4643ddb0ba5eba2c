package dev.sluice.engine;

import static dev.sluice.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.PairDStream;
import dev.sluice.aggregate.Aggregates;
import dev.sluice.function.Pair;
import dev.sluice.function.SerializableComparator;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregatesTest {

    @Test
    void aggregateByKeyAndWindow_givesAResultForEachKeyInTheWindow() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> bytes = driver.input("bytes");
            TestOutput<Pair<String, Double>> averages = driver.capture(PairDStream.fromDStream(bytes.stream())
                    .aggregateByKeyAndWindow(Aggregates.average(), seconds(2), seconds(1)));
            driver.start();

            bytes.add(Pair.of("a", 10L), Pair.of("b", 3L));
            driver.nextBatch();
            bytes.add(Pair.of("a", 20L), Pair.of("a", 60L));
            driver.nextBatch();
            driver.nextBatch();

            assertThat(averages.perBatch())
                    .containsExactly(
                            List.of(Pair.of("b", 3.0), Pair.of("a", 10.0)),
                            List.of(Pair.of("b", 3.0), Pair.of("a", 30.0)),
                            List.of(Pair.of("a", 40.0)));
        }
    }

    @Test
    void topN_overAWindow_keepsEarlierOnesAmongEquals() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<List<String>> longest = driver.capture(words.stream()
                    .aggregateByWindow(
                            Aggregates.topN(2, SerializableComparator.comparing(String::length)),
                            seconds(3),
                            seconds(1)));
            driver.start();

            for (String word : List.of("pear", "kiwi", "apple", "fig", "nut")) {
                words.add(word);
                driver.nextBatch();
            }

            assertThat(longest.all())
                    .containsExactly(
                            List.of("pear"),
                            List.of("pear", "kiwi"),
                            List.of("apple", "pear"),
                            List.of("apple", "kiwi"),
                            List.of("apple", "fig"));
        }
    }

    @Test
    void mutablePartialResults_stayAsTheyAre_whenWindowsOverlap() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<String> words = driver.input("words");
            TestOutput<Long> distinct = driver.capture(
                    words.stream().aggregateByWindow(Aggregates.<String>distinctCount(), seconds(2), seconds(1)));
            driver.start();

            words.add("a", "b");
            driver.nextBatch();
            words.add("b", "c", "c");
            driver.nextBatch();
            words.add("c");
            driver.nextBatch();

            assertThat(distinct.all()).containsExactly(2L, 3L, 2L);
        }
    }

    @Test
    void aggregateByKey_aggregatesEachBatch() {
        try (StreamTestDriver driver = StreamTestDriver.create(seconds(1))) {
            TestInput<Pair<String, Long>> numbers = driver.input("numbers");
            TestOutput<Pair<String, Pair<Long, Long>>> ranges = driver.capture(PairDStream.fromDStream(numbers.stream())
                    .aggregateByKey(Aggregates.both(Aggregates.<Long>minimum(), Aggregates.<Long>maximum())));
            driver.start();

            numbers.add(Pair.of("a", 4L), Pair.of("a", -1L), Pair.of("a", 9L));
            driver.nextBatch();

            assertThat(ranges.last()).containsExactly(Pair.of("a", Pair.of(-1L, 9L)));
        }
    }

    @Test
    void sumLong_whenItOverflows_saysWhatToDo() {
        assertThatThrownBy(() -> Aggregates.sumLong().add(Long.MAX_VALUE, 1L))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage(
                        "The sum of 9223372036854775807 and 1 is beyond what a long holds. Map the values to BigInteger"
                                + " or Double, and aggregate those.");
    }

    @Test
    void topN_whenTheLimitIsNotPositive_isRefused() {
        assertThatThrownBy(() -> Aggregates.topN(0, SerializableComparator.<Long>natural()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("topN needs a limit of at least 1, got 0");
    }
}
