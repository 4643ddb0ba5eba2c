package dev.sluice.examples.logs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.examples.RejectedLines;
import dev.sluice.shared.Accumulator;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LogAnalysisTest {
    private static final Tuning TUNING = new Tuning(
            Durations.seconds(20),
            Durations.seconds(10),
            Durations.seconds(5),
            Optional.of(Durations.seconds(3)),
            2,
            new ErrorLevel.Bounds(0.5, 2));

    @Test
    void windows_areReported_whenTheTimeOfTheLogHasPassedThem() {
        try (Run run = new Run()) {
            run.batch(
                    line("12:00:01", "10.0.0.1", "/a", 200, "100"),
                    line("12:00:09", "10.0.0.2", "/a", 200, "300"),
                    line("12:00:03", "10.0.0.1", "/b?c", 404, "-"));
            run.batch(line("12:00:14", "10.0.0.1", "/a", 200, "100"));
            run.batch(line("12:00:15", "10.0.0.1", "/a", 200, "100"));

            assertThat(run.reports.perBatch().stream().map(List::toString)).containsExactly("[]", "[]", """
                            [=== 2024-03-05T11:59:50Z to 2024-03-05T12:00:10Z
                                3 requests, 33.3 % errors, 0.15/s; 400 bytes, p50 100, p99 300
                                path          2  /a
                                path          1  /b?c (100.0 % errors)
                                client        2  10.0.0.1 (50.0 % errors)
                                client        1  10.0.0.2]""");
        }
    }

    @Test
    void lastWindows_areReported_whenNothingComesAnyMore() {
        try (Run run = new Run()) {
            run.batch(line("12:00:01", "10.0.0.1", "/a", 200, "100"), line("12:00:12", "10.0.0.2", "/a", 500, "5"));
            run.batch();
            run.batch();
            run.batch();

            assertThat(run.reports.perBatch().stream()
                            .map(batch -> batch.stream()
                                    .map(report -> report.window() + ": "
                                            + report.traffic().counts())
                                    .sorted()
                                    .toList()))
                    .containsExactly(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(
                                    "2024-03-05T11:59:50Z to 2024-03-05T12:00:10Z: 1 requests, 0.0 % errors",
                                    "2024-03-05T12:00:00Z to 2024-03-05T12:00:20Z: 2 requests, 50.0 % errors",
                                    "2024-03-05T12:00:10Z to 2024-03-05T12:00:30Z: 1 requests, 100.0 % errors"));
        }
    }

    @Test
    void path_thatBeginsToFail_isToldInTheBatchOfTheWindow() {
        try (Run run = new Run()) {
            run.batch(
                    line("12:00:01", "10.0.0.1", "/a", 200, "1"),
                    line("12:00:02", "10.0.0.1", "/a", 200, "1"),
                    line("12:00:03", "10.0.0.1", "/gone", 404, "1"),
                    line("12:00:04", "10.0.0.1", "/gone", 404, "1"));
            run.batch(
                    line("12:00:21", "10.0.0.1", "/a", 503, "1"),
                    line("12:00:22", "10.0.0.1", "/a", 503, "1"),
                    line("12:00:23", "10.0.0.1", "/gone", 404, "1"),
                    line("12:00:24", "10.0.0.1", "/gone", 404, "1"));
            run.batch(line("12:00:35", "10.0.0.1", "/b", 200, "1"));

            assertThat(run.alerts.perBatch().stream().map(List::toString))
                    .containsExactly(
                            "[]",
                            "[]",
                            "[ALERT /a: 2 requests, 100.0 % errors until 2024-03-05T12:00:30Z; usual are 0.0 %]");
        }
    }

    @Test
    void nothingIsLostSilently() {
        try (Run run = new Run()) {
            run.batch(
                    line("12:00:01", "10.0.0.1", "/a", 200, "1"),
                    "\u0016\u0003\u0001\u00ff",
                    line("12:00:40", "10.0.0.1", "/a", 304, "-"),
                    "10.0.0.1 - - [01/Jan/1970:00:00:00 +0000] \"GET /epoch HTTP/1.1\" 200 7",
                    "10.0.0.1 - - [05/Mar/2030:12:00:00 +0000] \"GET /future HTTP/1.1\" 200 7");
            run.batch(line("12:00:02", "10.0.0.1", "/late", 200, "1"), "");

            assertThat(run.late.perBatch().stream().map(List::toString))
                    .containsExactly(
                            "[]",
                            "[Access[client=10.0.0.1, time=2024-03-05T12:00:02Z, method=GET, path=/late, status=200, bytes=1]]");
            assertThat(run.undated.all()).extracting(Access::path).containsExactly("/epoch", "/future");
            assertThat(run.totals.value()).hasToString("5 requests, 16 bytes; 1xx 0, 2xx 4, 3xx 1, 4xx 0, 5xx 0");
            assertThat(run.rejected.value())
                    .hasToString("2 malformed lines, the last:\n    \\u0016\\u0003\\u0001\u00ff\n    ");
        }
    }

    @Test
    void generatedLog_hasOnePathFail_andItIsFound() {
        Tuning tuning = new Tuning(
                Durations.minutes(10),
                Durations.minutes(1),
                Durations.minutes(1),
                Optional.of(Durations.seconds(1)),
                3,
                new ErrorLevel.Bounds(0.3, 10));
        try (Run run = new Run(tuning)) {
            run.batch(new AccessLogGenerator(7, 0, 12_000).generate(12_000).toArray(String[]::new));
            run.batch();

            assertThat(run.alerts.all())
                    .extracting(alert -> alert.isOver() + " " + alert.window().end())
                    .containsExactly("false 2026-03-01T00:28:00Z", "true 2026-03-01T00:45:00Z");
            assertThat(run.alerts.all()).extracting(ErrorAlert::path).containsOnly("/teas/green");
            assertThat(run.totals.value().requests() + run.rejected.value().count())
                    .isEqualTo(12_000);
            assertThat(run.rejected.value().count()).isEqualTo(14);
            assertThat(run.late.all()).isEmpty();
        }
    }

    private static String line(String time, String client, String path, int status, String bytes) {
        return client + " - - [05/Mar/2024:" + time + " +0000] \"GET " + path + " HTTP/1.1\" " + status + " " + bytes;
    }

    /** The program on the virtual clock, which begins in 2026. */
    private static final class Run implements AutoCloseable {
        private static final long START = 1_790_000_000_000L;

        private final StreamTestDriver driver =
                StreamTestDriver.setup(Durations.seconds(1)).startingAt(START).create();
        private final TestInput<String> lines = driver.input("lines");
        private final Accumulator<String, RejectedLines> rejected = RejectedLines.accumulator(driver.context());
        private final Accumulator<Access, Totals> totals = driver.context().accumulator("totals", new Totals.Sum());
        private final TestOutput<WindowReport> reports;
        private final TestOutput<ErrorAlert> alerts;
        private final TestOutput<Access> late;
        private final TestOutput<Access> undated;

        Run() {
            this(TUNING);
        }

        Run(Tuning tuning) {
            Analysis analysis = Analysis.of(LogAnalysis.parsed(lines.stream(), rejected, totals), tuning);
            this.reports = driver.capture(analysis.reports());
            this.alerts = driver.capture(analysis.alerts());
            this.late = driver.capture(analysis.late());
            this.undated = driver.capture(analysis.undated());
            driver.start();
        }

        void batch(String... batch) {
            lines.add(batch);
            driver.nextBatch();
        }

        @Override
        public void close() {
            driver.close();
        }
    }
}
