package dev.sluice.examples.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TrafficAggregateTest {
    private static final TrafficAggregate TRAFFIC = new TrafficAggregate();

    @Test
    void quantiles_areSizesThatOccur() {
        TrafficAggregate.Partial partial = TRAFFIC.create();
        for (int size = 1; size <= 200; size++) {
            TRAFFIC.add(partial, answer(200, size));
        }

        assertThat(TRAFFIC.result(partial)).isEqualTo(new Traffic(new Counts(200, 0), 20_100, 100, 198));
    }

    @Test
    void merge_leavesBothPartsAsTheyAre() {
        TrafficAggregate.Partial earlier = TRAFFIC.add(TRAFFIC.create(), answer(200, 10));
        TrafficAggregate.Partial later = TRAFFIC.add(TRAFFIC.add(TRAFFIC.create(), answer(503, 10)), answer(404, 70));

        assertThat(TRAFFIC.result(TRAFFIC.merge(earlier, later))).isEqualTo(new Traffic(new Counts(3, 2), 90, 10, 70));
        assertThat(TRAFFIC.result(earlier)).isEqualTo(new Traffic(new Counts(1, 0), 10, 10, 10));
        assertThat(TRAFFIC.result(later)).isEqualTo(new Traffic(new Counts(2, 2), 80, 10, 70));
        assertThat(TRAFFIC.result(TRAFFIC.create())).isEqualTo(new Traffic(new Counts(0, 0), 0, 0, 0));
    }

    @Test
    void report_showsRatesAndRankings_withoutControlCharacters() {
        Ranking paths = Ranking.empty(2)
                .with(new Ranking.Entry("/b", new Counts(5, 1)))
                .with(new Ranking.Entry("/a\u001b[2J", new Counts(7, 0)))
                .with(new Ranking.Entry("/c", new Counts(1, 0)));
        Ranking clients = Ranking.empty(1)
                .with(new Ranking.Entry("10.0.0.8", new Counts(6, 0)))
                .plus(Ranking.empty(1).with(new Ranking.Entry("10.0.0.7", new Counts(6, 0))));
        Window window = new Window(Instant.parse("2024-03-05T10:00:00Z"), Instant.parse("2024-03-05T10:01:00Z"));

        assertThat(new WindowReport(window, new Traffic(new Counts(13, 1), 1_234_567, 10, 1_000), paths, clients))
                .hasToString("""
                        === 2024-03-05T10:00:00Z to 2024-03-05T10:01:00Z
                            13 requests, 7.7 % errors, 0.22/s; 1,234,567 bytes, p50 10, p99 1,000
                            path          7  /a\\u001b[2J
                            path          5  /b (20.0 % errors)
                            client        6  10.0.0.7""");
        assertThat(window.length()).isEqualTo(Duration.ofMinutes(1));
    }

    private static Access answer(int status, long bytes) {
        return new Access("10.0.0.7", Instant.EPOCH, "GET", "/", status, bytes);
    }
}
