package dev.sluice.testkit.shared;

import dev.sluice.DStream;
import dev.sluice.shared.LongAccumulator;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.time.Durations;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** A stream of words in two partitions, on a runtime of the subclass's. */
abstract class SharedFixture {
    StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
    TestInput<String> input = driver.input("none");

    abstract StreamTestDriver.Setup setup();

    static StreamTestDriver.Setup oneSecond() {
        return StreamTestDriver.setup(Durations.seconds(1));
    }

    DStream<String> words(StreamTestDriver.Setup setup) {
        driver.close();
        driver = setup.create();
        input = driver.input("words");
        return input.stream();
    }

    DStream<String> words() {
        return words(setup());
    }

    /** Runs a batch of two partitions. */
    void run() {
        input.addPartitions(List.of(List.of("a", "b"), List.of("c")));
        driver.nextBatch();
    }

    LongAccumulator longs() {
        return driver.context().longAccumulator("seen");
    }

    static DStream<String> counted(DStream<String> words, LongAccumulator seen) {
        return words.map(word -> {
            seen.add(1);
            return word;
        });
    }

    @AfterEach
    void closeDriver() {
        driver.close();
    }
}
