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
import java.util.Optional;
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
            windows.add(window("/a", 6, 100, 40), window("/a", 7, 10, 1));
            driver.nextBatch();

            assertThat(alerts.perBatch().stream()
                            .map(batch ->
                                    batch.stream().map(ErrorAlert::toString).toList()))
                    .containsExactly(
                            List.of(),
                            List.of(
                                    "ALERT /a: 100 requests, 60.0 % errors until 1970-01-01T00:05:00Z; usual are 2.0 %"),
                            List.of("RECOVERED /a: 10 requests, 10.0 % errors until 1970-01-01T00:07:00Z;"
                                    + " usual are 2.0 %"));
        }
    }

    @Test
    void rateThatRisesInOverlappingWindows_isNotTakenForUsual() {
        Optional<ErrorLevel> level = Optional.empty();
        for (int minute = 10; minute <= 20; minute++) {
            level = ErrorLevel.after(level, tenMinutes(minute), new Counts(100, 0), BOUNDS);
        }
        for (int minute = 21; minute <= 23; minute++) {
            level = ErrorLevel.after(level, tenMinutes(minute), new Counts(100, 9L * (minute - 20)), BOUNDS);
            assertThat(level.orElseThrow().isAlarm()).isFalse();
        }

        level = ErrorLevel.after(level, tenMinutes(24), new Counts(100, 36), BOUNDS);

        assertThat(level).contains(new ErrorLevel(0, tenMinutes(20), 0, true));
    }

    @Test
    void usualRate_movesAFifthOfTheWay_fromWindowToWindowThatDoNotOverlap() {
        Optional<ErrorLevel> level = Optional.empty();
        level = ErrorLevel.after(level, tenMinutes(10), new Counts(100, 0), BOUNDS);
        level = ErrorLevel.after(level, tenMinutes(20), new Counts(100, 20), BOUNDS);
        level = ErrorLevel.after(level, tenMinutes(29), new Counts(100, 10), BOUNDS);
        level = ErrorLevel.after(level, tenMinutes(30), new Counts(100, 10), BOUNDS);

        assertThat(level).contains(new ErrorLevel(0.2 * 0.2, tenMinutes(30), 0.1, false));
    }

    private static Window tenMinutes(int endMinute) {
        Instant end = Instant.EPOCH.plusSeconds(60L * endMinute);
        return new Window(end.minusSeconds(600), end);
    }

    private static Pair<String, Pair<Window, Counts>> window(String path, int minute, long requests, long errors) {
        Instant end = Instant.EPOCH.plusSeconds(60L * minute);
        return Pair.of(path, Pair.of(new Window(end.minusSeconds(60), end), new Counts(requests, errors)));
    }
}
