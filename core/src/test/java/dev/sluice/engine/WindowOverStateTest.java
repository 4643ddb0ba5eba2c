package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
import dev.sluice.state.StateSpec;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowOverStateTest {
    @Test
    void window_whenStateCouldNotBeComputedInABatch_isMadeOfTheOthers() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            driver.tolerateFailures();
            TestInput<Long> numbers = driver.input("numbers");
            TestOutput<Pair<String, Long>> sums = driver.capture(numbers.stream()
                    .mapToPair(number -> Pair.of("sum", number))
                    .<Long>updateStateByKey((values, before) -> {
                        if (values.contains(-1L)) {
                            throw new IllegalArgumentException("negative");
                        }
                        return Optional.of(before.orElse(0L) + values.get(0));
                    })
                    .window(Durations.seconds(3)));
            driver.start();
            numbers.add(-1L);
            driver.nextBatch();

            numbers.add(4L);
            driver.nextBatch();

            assertThat(sums.last()).containsExactly(Pair.of("sum", 4L));
        }
    }

    @Test
    void window_whenItSlidesOverSnapshotsThatNoOutputUses_hasThoseOfAllBatches() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Long> numbers = driver.input("numbers");
            TestOutput<Pair<String, Long>> sums = driver.capture(numbers.stream()
                    .mapToPair(number -> Pair.of("sum", number))
                    .mapWithState(StateSpec.<String, Long, Long, Long>function((key, number, state) -> {
                        state.update(state.orElse(0L) + number.orElse(0L));
                        return state.get();
                    }))
                    .stateSnapshots()
                    .window(Durations.seconds(2), Durations.seconds(2)));
            driver.start();
            numbers.add(1L);
            driver.nextBatch();

            numbers.add(2L);
            driver.nextBatch();

            assertThat(sums.last()).containsExactly(Pair.of("sum", 1L), Pair.of("sum", 3L));
        }
    }
}
