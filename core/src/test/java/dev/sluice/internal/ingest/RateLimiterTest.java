package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.internal.simulated.SimulatedClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final double UNLIMITED = Double.POSITIVE_INFINITY;
    private final SimulatedClock clock = new SimulatedClock(0);

    /** Takes what it can get in each millisecond of the given time. */
    private int takenWithin(RateLimiter limiter, int milliseconds) {
        int count = 0;
        for (int millisecond = 0; millisecond < milliseconds; millisecond++) {
            clock.advance(Duration.ofMillis(1));
            while (limiter.tryAcquire()) {
                count++;
            }
        }
        return count;
    }

    @Test
    void tryAcquire_letsTheRateThrough() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, 1_000);

        assertThat(takenWithin(limiter, 1_000)).isBetween(999, 1_001);
        assertThat(takenWithin(limiter, 10_000)).isBetween(9_999, 10_001);
    }

    @Test
    void tryAcquire_afterAPause_givesNoMoreThanAShortBurst() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, 1_000);
        clock.advance(Duration.ofHours(1));

        assertThat(takenWithin(limiter, 1)).isEqualTo(50);
    }

    @Test
    void tryAcquire_whenRateIsBelowOne_letsOneThroughAfterAnother() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, 0.5);

        assertThat(takenWithin(limiter, 20_000)).isBetween(10, 11);
    }

    @Test
    void tryAcquire_withoutALimit_isAlwaysTrue() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, UNLIMITED);

        for (int count = 0; count < 1_000; count++) {
            assertThat(limiter.tryAcquire()).isTrue();
        }
    }

    @Test
    void update_changesTheRateAtOnceAndIsCappedByTheMaximum() {
        RateLimiter limiter = new RateLimiter(clock, 2_000, 1_000);
        takenWithin(limiter, 100);

        limiter.update(100);
        assertThat(takenWithin(limiter, 1_000)).isBetween(98, 102);
        limiter.update(1_000_000);
        assertThat(limiter.recordsPerSecond()).isEqualTo(2_000);
    }

    @Test
    void update_fromUnlimited_limits() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, UNLIMITED);
        limiter.tryAcquire();

        limiter.update(100);

        assertThat(takenWithin(limiter, 1_000)).isBetween(99, 101);
    }

    @Test
    void update_whenRateIsNotAboveZero_isIgnored() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, 1_000);

        limiter.update(0);
        limiter.update(-1);
        limiter.update(Double.NaN);

        assertThat(limiter.recordsPerSecond()).isEqualTo(1_000);
    }

    @Test
    void tryAcquireAll_goesIntoDebtThatLaterRecordsPay() {
        RateLimiter limiter = new RateLimiter(clock, UNLIMITED, 1_000);

        assertThat(limiter.tryAcquireAll(500)).isTrue();

        assertThat(limiter.nanosUntilToken()).isEqualTo(500_000_000);
        assertThat(takenWithin(limiter, 1_000)).isBetween(499, 501);
    }

    @Test
    void constructor_whenRateIsZero_isRejected() {
        assertThatThrownBy(() -> new RateLimiter(clock, 0, 1)).hasMessageContaining("above 0");
    }
}
