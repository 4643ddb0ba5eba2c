package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.source.GeneratorSource;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** What a generator gives to the batches of a whole program. */
class GeneratorStreamTest {
    private static final StreamingConf ON_ARRIVAL =
            StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);

    private static StreamTestDriver onArrival() {
        return StreamTestDriver.setup(Durations.seconds(1)).conf(ON_ARRIVAL).create();
    }

    private static String drawn(Long number, RandomGenerator random) {
        return number + ":" + random.nextInt(1_000) + ":" + random.nextInt(1_000);
    }

    @Test
    void batches_haveWhatIsDue() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestOutput<Long> output = driver.capture(driver.context().generatorStream(3, number -> number * number));
            driver.start();

            driver.nextBatches(2);

            assertThat(output.perBatch()).isEqualTo(List.of(List.of(0L, 1L, 4L), List.of(9L, 16L, 25L)));
        }
    }

    @Test
    void batches_whenCutOnArrival_beginWhenARecordIsDue() {
        try (StreamTestDriver driver = onArrival()) {
            TestOutput<Long> output = driver.capture(driver.context().generatorStream(4, number -> number));
            driver.start();

            driver.advance(Duration.ofMillis(249));
            assertThat(output.perBatch()).isEmpty();
            driver.advance(Duration.ofMillis(1));
            assertThat(output.perBatch()).isEqualTo(List.of(List.of(0L)));
            driver.advance(Duration.ofMillis(750));

            assertThat(output.perBatch()).isEqualTo(List.of(List.of(0L), List.of(1L), List.of(2L), List.of(3L)));
            assertThat(output.batches())
                    .extracting(batch -> batch.time().milliseconds())
                    .containsExactly(250L, 500L, 750L, 1_000L);
        }
    }

    @Test
    void batches_whenRecordsAreFurtherApartThanEdges_stillBeginWhenOneIsDue() {
        try (StreamTestDriver driver = onArrival()) {
            TestOutput<Long> output = driver.capture(driver.context().generatorStream(0.4, number -> number));
            driver.start();

            driver.advance(Duration.ofMillis(2_500));

            assertThat(output.batches())
                    .extracting(batch -> batch.time().milliseconds())
                    .containsExactly(1_000L, 2_000L, 2_500L);
            assertThat(output.last()).containsExactly(0L);
        }
    }

    @Test
    void batches_whenTheLastRecordIsOut_beginAtEdgesOnly() {
        try (StreamTestDriver driver = onArrival()) {
            TestOutput<Long> output = driver.capture(
                    driver.context().stream(new GeneratorSource<Long>(4, number -> number).limitedTo(2)));
            driver.start();

            driver.advance(Duration.ofMillis(2_999));

            assertThat(output.perBatch()).isEqualTo(List.of(List.of(0L), List.of(1L), List.of(), List.of()));
        }
    }

    @Test
    void records_whenSeeded_areTheSameHoweverTheyAreCutIntoBatches() {
        List<String> byTheMinute = seeded(StreamTestDriver.create(Durations.minutes(1)), 42);
        List<String> bySeconds = seeded(StreamTestDriver.create(Durations.seconds(1)), 42);
        List<String> onArrival = seeded(onArrival(), 42);

        assertThat(byTheMinute).hasSize(6_000);
        assertThat(bySeconds).isEqualTo(byTheMinute);
        assertThat(onArrival).isEqualTo(byTheMinute);
        assertThat(byTheMinute.subList(0, 2)).as("the same in every release").containsExactly("0:96:305", "1:891:36");
        assertThat(seeded(StreamTestDriver.create(Durations.minutes(1)), 43))
                .doesNotContainAnyElementsOf(byTheMinute.subList(0, 100));
    }

    @Test
    void records_whenSeeded_doNotRepeatTheNumbersOfTheirNeighbours() throws Exception {
        GeneratorSource<Long> source = GeneratorSource.seeded(1, 7, (number, random) -> {
            random.nextLong();
            return random.nextLong();
        });
        GeneratorSource<Long> first = GeneratorSource.seeded(1, 7, (number, random) -> random.nextLong());

        assertThat(source.function().call(0L)).isNotEqualTo(first.function().call(1L));
        assertThat(source.function().call(0L)).isNotEqualTo(source.function().call(1L));
    }

    @Test
    void seeded_whenTheFunctionIsNull_isRefusedAtOnce() {
        assertThatThrownBy(() -> GeneratorSource.seeded(1, 7, null)).hasMessage("function");
    }

    /** Returns the records of a minute at 100 a second. */
    private static List<String> seeded(StreamTestDriver driver, long seed) {
        try (driver) {
            TestOutput<String> output =
                    driver.capture(driver.context().generatorStream(100, seed, GeneratorStreamTest::drawn));
            driver.start();
            driver.advance(Duration.ofMinutes(1));
            return output.all();
        }
    }
}
