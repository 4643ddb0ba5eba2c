package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.DStream;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a slice of past batches answers when it cannot give any. */
class SliceTest {
    @RegisterExtension
    final EngineChecks checks = new EngineChecks();

    @Test
    void slice_whenTheProgramHasStopped_isRefused() {
        StreamTestDriver driver = driver();
        TestInput<Integer> numbers = driver.input("numbers");
        driver.capture(numbers.stream());
        driver.context().remember(Durations.seconds(10));
        driver.start();
        driver.nextBatch();
        assertThat(numbers.stream().slice(Instant.EPOCH, Instant.ofEpochSecond(9)))
                .hasSize(1);

        driver.stop(true);

        assertThatThrownBy(() -> numbers.stream().slice(Instant.EPOCH, Instant.ofEpochSecond(9)))
                .isInstanceOfSatisfying(
                        StreamingException.class,
                        refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIFECYCLE_STOPPED))
                .hasMessageContaining("slice of stream#0")
                .hasMessageContaining("the streaming context was stopped");
    }

    @Test
    void slice_whenTheStreamSlides_hasTheBatchesAtItsSlidesOnly() {
        try (StreamTestDriver driver = driver()) {
            TestInput<Integer> numbers = driver.input("numbers");
            DStream<Integer> sliding = numbers.stream().window(Durations.seconds(2), Durations.seconds(2));
            driver.capture(sliding);
            driver.context().remember(Durations.seconds(10));
            driver.start();
            numbers.add(1);
            driver.nextBatch();
            numbers.add(2);
            driver.nextBatches(3);

            assertThat(sliding.slice(Instant.EPOCH, Instant.ofEpochSecond(9)))
                    .extracting(rdd -> rdd.collect())
                    .containsExactly(List.of(1, 2), List.of());
        }
    }

    @Test
    void slice_whenTheProgramWasStoppedBeforeItStarted_isRefused() {
        StreamTestDriver driver = driver();
        TestInput<Integer> numbers = driver.input("numbers");
        driver.context().stop();

        assertThatThrownBy(() -> numbers.stream().slice(Instant.EPOCH, Instant.ofEpochSecond(9)))
                .hasMessageContaining("the streaming context was stopped");
    }

    @Test
    void slice_whenATransformThrowsForIt_throwsWhatItThrew() {
        checks.expectWarning("Output foreachRDD#0");
        StreamTestDriver driver = driver().tolerateFailures();
        TestInput<Integer> numbers = driver.input("numbers");
        DStream<Integer> failing = numbers.stream().transform((rdd, batch) -> {
            throw new NoClassDefFoundError("fault");
        });
        driver.capture(failing);
        driver.context().remember(Durations.seconds(10));
        driver.start();
        driver.nextBatch();

        assertThatThrownBy(() -> failing.slice(Instant.EPOCH, Instant.ofEpochSecond(9)))
                .isInstanceOf(NoClassDefFoundError.class)
                .hasMessage("fault");
    }

    private StreamTestDriver driver() {
        return checks.driver(Durations.seconds(1));
    }
}
