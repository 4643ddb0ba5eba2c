package dev.sluice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.engine.EngineChecks;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the driver tells a test, and what it keeps from going unnoticed. */
class StreamTestDriverTest {
    @RegisterExtension
    final EngineChecks checks = new EngineChecks();

    @Test
    void add_whenTheBatchThatItCutsFails_throwsWhatItThrew() {
        checks.expectWarning("Output foreachRDD#");
        StreamTestDriver driver = onArrival();
        TestInput<Integer> numbers = driver.input("numbers");
        numbers.stream().foreachRDD(rdd -> {
            throw new IOException("no database");
        });
        driver.start();

        assertThatThrownBy(() -> numbers.add(1))
                .isExactlyInstanceOf(IOException.class)
                .hasMessage("no database");

        assertThat(driver.failure()).get().isInstanceOf(IOException.class);
        assertThatCode(driver::close).doesNotThrowAnyException(); // the test has seen it
    }

    @Test
    void add_insideABatch_isNotDisturbedByAnEarlierFailure() {
        checks.expectWarning("Output foreachRDD#");
        StreamTestDriver driver = onArrival();
        TestInput<Integer> numbers = driver.input("numbers");
        TestOutput<Integer> seen = driver.capture(numbers.stream());
        numbers.stream().foreachRDD((rdd, batch) -> {
            if (batch.id() == 0) {
                throw new IllegalStateException("fault");
            } else if (batch.id() == 1) {
                numbers.add(3);
            }
        });
        driver.start();

        assertThatThrownBy(() -> numbers.add(1)).hasMessage("fault");
        assertThatThrownBy(() -> numbers.add(2)).hasMessage("fault");

        assertThat(seen.perBatch()).containsExactly(List.of(1), List.of(2), List.of(3));
    }

    @Test
    void failure_isEmptyWhileAllIsWell_alsoBeforeTheStartAndAfterTheStop() {
        StreamTestDriver driver = checks.driver(Durations.seconds(1));
        driver.capture(driver.input("numbers").stream());

        assertThat(driver.failure()).isEmpty();
        driver.start();
        driver.nextBatch();
        assertThat(driver.failure()).isEmpty();
        driver.stop(true);

        assertThat(driver.failure()).isEmpty();
    }

    @Test
    void close_whenSomethingFailedThatNoCallHasThrown_throwsIt() {
        StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1));
        checks.expectWarning("Output foreachRDD#");
        driver.input("numbers").stream().foreachRDD(rdd -> {
            throw new IOException("unseen");
        });
        driver.context().start();
        driver.seams().tasks().advance(Durations.seconds(1)); // as a test does that steps around the driver

        assertThatThrownBy(driver::close).isExactlyInstanceOf(IOException.class).hasMessage("unseen");
    }

    @Test
    void close_whenFailuresAreTolerated_throwsNothing() {
        checks.expectWarning("Output foreachRDD#");
        StreamTestDriver driver = checks.driver(Durations.seconds(1)).tolerateFailures();
        driver.input("numbers").stream().foreachRDD(rdd -> {
            throw new IOException("tolerated");
        });
        driver.start();
        driver.nextBatch();

        assertThatCode(driver::close).doesNotThrowAnyException();
        assertThat(driver.failure()).get().asString().contains("tolerated");
    }

    @Test
    void close_whenRepeatedOrNeverStarted_doesNothing() {
        StreamTestDriver driver = checks.driver(Durations.seconds(1));

        driver.close();
        driver.close();

        assertThat(driver.events()).isEmpty();
    }

    private StreamTestDriver onArrival() {
        return checks.driver(
                Durations.seconds(1),
                setup -> setup.conf(StreamingConf.create().set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL)));
    }
}
