package dev.sluice.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that arrives at any moment, whatever part of the engine goes on first, is in exactly one batch and in time. */
class ArrivalOrderTest {

    static LongStream seeds() {
        String seed = System.getProperty("sluice.seed", "");
        return seed.isBlank() ? LongStream.range(0, 100) : LongStream.of(Long.parseLong(seed));
    }

    @ParameterizedTest(name = "-Dsluice.seed={0}")
    @MethodSource("seeds")
    void inputOnArrival_isSeenOnce_withoutWaitingForAnEdge(long seed) {
        StreamingConf conf = StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        SplittableRandom random = new SplittableRandom(seed);
        try (StreamTestDriver driver = StreamTestDriver.setup(Durations.milliseconds(100))
                .conf(conf)
                .seed(seed)
                .create()) {
            TestInput<Integer> numbers = driver.input("numbers");
            TestOutput<Integer> seen = driver.capture(numbers.stream());
            List<Integer> added = new ArrayList<>();
            numbers.stream().foreachRDD(rdd -> addSome(random.nextInt(4) == 0 ? 2 : 0, numbers, added));
            driver.start();

            for (int step = 0; step < 30; step++) {
                addSome(random.nextInt(3), numbers, added);
                assertThat(seen.all()).isEqualTo(added);
                driver.advance(Durations.milliseconds(random.nextInt(70)));
            }

            assertThat(seen.all()).isEqualTo(added);
            assertThat(seen.batches().stream().map(batch -> batch.time().milliseconds()))
                    .isSorted();
        }
    }

    private static void addSome(int count, TestInput<Integer> numbers, List<Integer> added) {
        for (int index = 0; index < count; index++) {
            added.add(added.size());
            numbers.add(added.size() - 1);
        }
    }
}
