package dev.sluice.examples.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.PairDStream;
import dev.sluice.function.Pair;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ErrorWatchTest {
    private static final ErrorLevel.Bounds BOUNDS = new ErrorLevel.Bounds(0.3, 10);

    @Test
    void jump_isToldOnce_andItsEnd() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<Pair<String, Pair<Window, Counts>>> windows = driver.input("windows");
            TestOutput<ErrorAlert> alerts =
                    driver.capture(PairDStream.fromDStream(windows.stream()).process(new ErrorWatch(BOUNDS)));
            driver.start();

            windows.add(window("/a", 1, 100, 2), window("/gone", 1, 50, 50), window("/new", 1, 9, 0));
            windows.add(window("/a", 2, 100, 2), window("/gone", 2, 50, 50), window("/new", 2, 20, 20));
            driver.nextBatch();
            windows.add(window("/a", 3, 9, 9), window("/a", 4, 100, 31), window("/a", 5, 100, 60));
            driver.nextBatch();
            windows.add(window("/a", 6, 100, 40), window("/a", 7, 10, 2));
            driver.nextBatch();

            assertThat(alerts.perBatch().stream()
                            .map(batch ->
                                    batch.stream().map(ErrorAlert::toString).toList()))
                    .containsExactly(
                            List.of(),
                            List.of(
                                    "ALERT /a: 100 requests, 60.0 % errors until 1970-01-01T00:05:00Z; usual are 7.8 %"),
                            List.of("RECOVERED /a: 10 requests, 20.0 % errors until 1970-01-01T00:07:00Z;"
                                    + " usual are 7.8 %"));
        }
    }

    private static Pair<String, Pair<Window, Counts>> window(String path, int minute, long requests, long errors) {
        Instant end = Instant.EPOCH.plusSeconds(60L * minute);
        return Pair.of(path, Pair.of(new Window(end.minusSeconds(60), end), new Counts(requests, errors)));
    }
}
