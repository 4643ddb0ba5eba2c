package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sluice.internal.ingest.PidRateEstimator.Gains;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PidRateEstimatorTest {
    private static PidRateEstimator estimator(double proportional, double integral, double derived, double minRate) {
        return new PidRateEstimator(Duration.ofMillis(20), new Gains(proportional, integral, derived, minRate));
    }

    private static double next(OptionalDouble estimate) {
        return estimate.orElseThrow();
    }

    @Test
    void estimate_ofFirstBatch_isEmptyAndSeedsTheRate() {
        PidRateEstimator estimator = estimator(0, 0, 0, 10);

        assertThat(estimator.estimate(1_000, 100, 100, 0)).isEmpty(); // 1000 records/s
        assertThat(next(estimator.estimate(2_000, 500, 100, 0))).isEqualTo(1_000.0); // all gains are 0: it stays
    }

    @Test
    void estimate_whenBatchSaysNothing_isEmptyAndChangesNothing() {
        PidRateEstimator estimator = estimator(1, 0, 0, 10);

        assertThat(estimator.estimate(1_000, 0, 100, 0)).isEmpty();
        assertThat(estimator.estimate(1_000, 100, 0, 0)).isEmpty();
        assertThat(estimator.estimate(1_000, -1, 100, 0)).isEmpty();
        assertThat(estimator.estimate(1_000, 100, 100, 0)).isEmpty(); // only this one seeds: 1000 records/s
        assertThat(estimator.estimate(1_000, 900, 100, 0)).isEmpty(); // not later
        assertThat(estimator.estimate(1_500, 0, 100, 0)).isEmpty();
        assertThat(next(estimator.estimate(2_000, 300, 100, 0))).isEqualTo(3_000.0);
    }

    @Test
    void estimate_withProportionalGainOfOne_followsTheProcessingRate() {
        PidRateEstimator estimator = estimator(1, 0, 0, 10);
        estimator.estimate(1_000, 100, 100, 0); // 1000

        assertThat(next(estimator.estimate(2_000, 100, 500, 0))).isEqualTo(200.0);
        assertThat(next(estimator.estimate(3_000, 400, 500, 0))).isEqualTo(800.0);
    }

    @Test
    void estimate_withHalfTheProportionalGain_goesHalfTheWay() {
        PidRateEstimator estimator = estimator(0.5, 0, 0, 10);
        estimator.estimate(1_000, 100, 100, 0); // 1000

        // 1000 - 0.5 * (1000 - 200) = 600
        assertThat(next(estimator.estimate(2_000, 100, 500, 0))).isEqualTo(600.0);
        // 600 - 0.5 * (600 - 200) = 400
        assertThat(next(estimator.estimate(3_000, 100, 500, 0))).isEqualTo(400.0);
    }

    @Test
    void estimate_withIntegralGain_worksOffTheSchedulingDelay() {
        PidRateEstimator estimator = estimator(1, 0.2, 0, 10);
        estimator.estimate(1_000, 100, 100, 0); // 1000

        // error 1000 - 1000 = 0; built up 10 ms * 1000/s / 20 ms = 500; 1000 - 0.2 * 500 = 900
        assertThat(next(estimator.estimate(2_000, 100, 100, 10))).isEqualTo(900.0);
        // error 900 - 1000 = -100; built up 500; 900 + 100 - 100 = 900
        assertThat(next(estimator.estimate(3_000, 100, 100, 10))).isEqualTo(900.0);
    }

    @Test
    void estimate_withDerivedGain_reactsToTheChangeOfTheError() {
        PidRateEstimator estimator = estimator(1, 0, 0.5, 10);
        estimator.estimate(1_000, 100, 100, 0); // 1000, error 0

        // error 1000 - 800 = 200; trend (200 - 0) / 2 s = 100; 1000 - 200 - 0.5 * 100 = 750
        assertThat(next(estimator.estimate(3_000, 80, 100, 0))).isCloseTo(750.0, within(1e-9));
        // error 750 - 800 = -50; trend (-50 - 200) / 0.5 s = -500; 750 + 50 + 250 = 1050
        assertThat(next(estimator.estimate(3_500, 80, 100, 0))).isCloseTo(1_050.0, within(1e-9));
    }

    @Test
    void estimate_neverFallsBelowTheMinimum() {
        PidRateEstimator estimator = estimator(1, 1, 0, 100);
        estimator.estimate(1_000, 100, 100, 0);

        assertThat(next(estimator.estimate(2_000, 1, 1_000, 10_000))).isEqualTo(100.0);
        assertThat(next(estimator.estimate(3_000, 1, 1_000, 10_000))).isEqualTo(100.0);
    }
}
