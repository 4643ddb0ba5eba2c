package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.lang.management.ClassLoadingMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class LoadedClassesTest {
    private static final ClassLoadingMXBean CLASSES = ManagementFactory.getClassLoadingMXBean();

    private long sum;

    @Test
    void transform_whenItsClosureCapturesInEachOfManyBatches_loadsNoClassForEach() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.milliseconds(1))) {
            TestInput<Integer> numbers = driver.input("numbers");
            numbers.stream()
                    .transform((rdd, batch) -> rdd.map(number -> number + batch.id()))
                    .foreachRDD(rdd -> sum += rdd.reduce(Long::sum));
            driver.start();
            runBatches(1_000, driver, numbers);

            long loadedCount = CLASSES.getTotalLoadedClassCount();
            runBatches(100_000, driver, numbers);

            assertThat(CLASSES.getTotalLoadedClassCount() - loadedCount)
                    .as("classes loaded in 100,000 batches, what other tests load at the same time included")
                    .isLessThan(2_000);
        }
        assertThat(sum).isEqualTo(2 * 100_999L * 101_000L / 2 + 3 * 101_000L);
    }

    private static void runBatches(int count, StreamTestDriver driver, TestInput<Integer> numbers) {
        for (int batch = 0; batch < count; batch++) {
            numbers.add(1, 2);
            driver.nextBatch();
        }
    }
}
