package dev.sluice.examples.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.ProcessDStream;
import dev.sluice.shared.Broadcast;
import dev.sluice.shared.LongAccumulator;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testing.TestInput;
import dev.sluice.testing.TestOutput;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FraudDetectionTest {
    private static final Rules FEW = new Rules(3, 60, 1_000, 4, 2, 1.5, 600, 2);

    @Test
    void everyRule_raisesItsAlert_inTheBatchOfTheTransaction() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> lines = driver.input("lines");
            LongAccumulator malformed = driver.context().longAccumulator("malformed");
            Broadcast<Rules> rules = driver.context().broadcast("rules", FEW);
            TestOutput<Alert> alerts =
                    driver.capture(FraudDetection.alerts(FraudDetection.parsed(lines.stream(), malformed), rules));
            driver.start();

            lines.add(line("often", 0, 10, 0), line("often", 10, 10, 0), line("far", 0, 10, 0), "{\"id\":");
            driver.nextBatch();
            lines.add(line("often", 20, 10, 0), line("far", 600, 10, 60), line("much", 0, 10, 0));
            driver.nextBatch();
            lines.add(line("much", 1_000, 10, 0), line("much", 2_000, 200, 0), line("much", 3_000, 1, 0));
            driver.nextBatch();
            lines.add(line("much", 3_100, 25, 0), line("much", 4_000, 25, 0));
            driver.nextBatch();
            rules.update(new Rules(3, 60, 1_000, 1, 2, 1.5, 600, 2));
            lines.add(line("much", 5_000, 25, 0));
            driver.nextBatch();

            assertThat(alerts.perBatch().stream()
                            .map(batch -> batch.stream()
                                    .map(FraudDetectionTest::written)
                                    .sorted()
                                    .toList()))
                    .containsExactly(
                            List.of(),
                            List.of("far travel: 6672 km in 10 min", "often velocity: 3 times in 60 s"),
                            List.of("much amount: 10.0 deviations above the mean"),
                            List.of("much test: 3.1 deviations above the mean, after a test"),
                            List.of("much amount: 1.2 deviations above the mean"));
            assertThat(malformed.value()).isEqualTo(1);
        }
    }

    @Test
    void card_thatIsNotUsedForSixHours_isForgotten() {
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.minutes(60))) {
            TestInput<String> lines = driver.input("lines");
            LongAccumulator malformed = driver.context().longAccumulator("malformed");
            ProcessDStream<Alert> alerts = FraudDetection.alerts(
                    FraudDetection.parsed(lines.stream(), malformed),
                    driver.context().broadcast("rules", FEW));
            TestOutput<String> forgotten = driver.capture(alerts.sideOutput(CardWatch.FORGOTTEN));
            driver.start();

            lines.add(line("a", 0, 10, 0), line("b", 0, 10, 0));
            driver.nextBatch();
            lines.add(line("b", 3_600, 10, 0));
            driver.nextBatches(7);

            assertThat(forgotten.perBatch())
                    .containsExactly(
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of("a"),
                            List.of("b"));
        }
    }

    /** None of these seeds was used to find the default rules. */
    @ParameterizedTest
    @ValueSource(longs = {101, 202, 303, 404, 505, 606, 707, 808})
    void plantedFrauds_areFound_andLittleElse(long seed) {
        Scoreboard scores = score(seed);

        assertThat(scores.precision()).as("seed %d: %s", seed, scores).isGreaterThanOrEqualTo(0.9);
        assertThat(scores.recall()).as("seed %d: %s", seed, scores).isGreaterThanOrEqualTo(0.9);
    }

    static Scoreboard score(long seed) {
        List<Transaction> transactions = new TransactionGenerator(seed, "card-").generate(20_000);
        Scoreboard scores = new Scoreboard();
        try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
            TestInput<String> lines = driver.input("lines");
            LongAccumulator malformed = driver.context().longAccumulator("malformed");
            TestOutput<Alert> alerts = driver.capture(FraudDetection.alerts(
                    FraudDetection.parsed(lines.stream(), malformed),
                    driver.context().broadcast("rules", Rules.DEFAULT)));
            driver.start();
            for (int from = 0; from < transactions.size(); from += 2_000) {
                lines.add(transactions.subList(from, from + 2_000).stream()
                        .map(Json::write)
                        .toArray(String[]::new));
                driver.nextBatch();
            }
            List<String> planted = new ArrayList<>();
            transactions.stream().filter(Transaction::isPlanted).forEach(each -> planted.add(each.incident()));
            scores.addPlanted(planted);
            scores.addAlerts(alerts.all());
        }
        return scores;
    }

    private static String line(String card, long second, double amount, double latitude) {
        return Json.write(new Transaction(0, card, second, amount, latitude, 0, ""));
    }

    private static String written(Alert alert) {
        return alert.transaction().card() + " " + alert.rule() + ": " + alert.reason();
    }
}
