package dev.sluice.testkit.state;

import static dev.sluice.time.Durations.seconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.DStream;
import dev.sluice.DStreamLike;
import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Shuffle;
import dev.sluice.testing.StreamTestDriver;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** The outputs that Spark Streaming 4.0.1 was seen to give for the same program and input. */
abstract class GoldenStateContract {

    abstract StreamTestDriver.Setup setup();

    @Test
    void count_givesOneNumberInEveryBatch() {
        assertThat(cells(DStream::count)).isEqualTo("0 0 2 1 0 0 0 0 1 0");
    }

    @Test
    void reduce_givesNothing_whenBatchIsEmpty() {
        assertThat(cells(letters -> letters.reduce((left, right) -> left + right)))
                .isEqualTo("- - ab a - - - - c -");
    }

    @Test
    void countByWindow_isSilentUntilTheFirstElementAndThenGivesZeros() {
        assertThat(cells(letters -> letters.countByWindow(seconds(3), seconds(1))))
                .isEqualTo("- - 2 3 3 1 0 0 1 1");
    }

    @Test
    void window_givesNoJobBetweenSlides() {
        assertThat(cells(letters -> letters.window(seconds(3), seconds(2)))).isEqualTo(". - . a,a,b . a . - . c");
    }

    @Test
    void reduceByKeyAndWindow_forgetsKeysThatLeft() {
        assertThat(cells(letters -> ones(letters).reduceByKeyAndWindow(Long::sum, seconds(3), seconds(1))))
                .isEqualTo("- - a1,b1 a2,b1 a2,b1 a1 - - c1 c1");
    }

    @Test
    void reduceByKeyAndWindow_keepsKeysForEver_whenInverseHasNoFilter() {
        assertThat(cells(letters -> ones(letters)
                        .reduceByKeyAndWindow(Long::sum, (sum, left) -> sum - left, seconds(3), seconds(1))))
                .isEqualTo("- - a1,b1 a2,b1 a2,b1 a1,b0 a0,b0 a0,b0 a0,b0,c1 a0,b0,c1");
    }

    @Test
    void reduceByKeyAndWindow_forgetsKeys_whenInverseHasFilter() {
        assertThat(cells(letters -> ones(letters)
                        .reduceByKeyAndWindow(
                                Long::sum,
                                (sum, left) -> sum - left,
                                seconds(3),
                                seconds(1),
                                Shuffle.byDefault(),
                                count -> count.second() > 0)))
                .isEqualTo("- - a1,b1 a2,b1 a2,b1 a1 - - c1 c1");
    }

    @Test
    void countByValueAndWindow_forgetsValuesThatLeft() {
        assertThat(cells(letters -> letters.countByValueAndWindow(seconds(2), seconds(1))))
                .isEqualTo("- - a1,b1 a2,b1 a1 - - - c1 c1");
    }

    @Test
    void reduceByWindow_combinesInTheOrderOfTime() {
        assertThat(cells(letters -> letters.reduceByWindow((left, right) -> left + right, seconds(3), seconds(1))))
                .isEqualTo("- - ab aba aba a - - c c");
    }

    @Test
    void updateStateByKey_runsForEveryKeyInEveryBatch() {
        assertThat(cells(letters -> ones(letters).<Long>updateStateByKey((values, sum) -> {
                    long total = sum.orElse(0L)
                            + values.stream().mapToLong(Long::longValue).sum();
                    return values.isEmpty() && total >= 2 ? Optional.empty() : Optional.of(total);
                })))
                .isEqualTo("- - a1,b1 a2,b1 b1 b1 b1 b1 b1,c1 b1,c1");
    }

    private String cells(Function<DStream<String>, DStreamLike<?, ?, ?>> program) {
        return GoldenBatches.of(setup(), program);
    }

    private static PairDStream<String, Long> ones(DStream<String> letters) {
        return letters.mapToPair(letter -> Pair.of(letter, 1L));
    }
}
