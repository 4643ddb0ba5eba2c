package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.function.Pair;
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
}
