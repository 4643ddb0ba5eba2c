package dev.sluice.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.internal.simulated.SimulatedClock;
import dev.sluice.spi.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What becomes of jumps of the wall clock. */
class SteadyClockTest {
    private final SimulatedClock wall = new SimulatedClock(10_000);
    private final SteadyClock clock = new SteadyClock(wall);

    @Test
    void time_withoutJumps_isTheWallClocks() {
        wall.advance(Duration.ofMillis(250));

        assertThat(clock.epochMillis()).isEqualTo(10_250);
        assertThat(clock.toWallMillis(10_500)).isEqualTo(10_500);
    }

    @Test
    void time_whenTheWallClockIsSetBack_goesOnByWhatHasPassed() {
        wall.advance(Duration.ofMillis(400));
        wall.set(1_000);
        wall.advance(Duration.ofMillis(600));

        assertThat(clock.epochMillis()).isEqualTo(11_000);
        assertThat(clock.toWallMillis(12_000)).isEqualTo(2_600);
        wall.advance(Duration.ofMillis(500));
        assertThat(clock.epochMillis()).isEqualTo(11_500);
    }

    @Test
    void time_whenTheWallClockIsSetBackTwice_absorbsBothJumps() {
        wall.set(5_000);
        assertThat(clock.epochMillis()).isEqualTo(10_000);
        wall.set(2_000);
        assertThat(clock.epochMillis()).isEqualTo(10_000);

        wall.advance(Duration.ofMillis(10));

        assertThat(clock.epochMillis()).isEqualTo(10_010);
        assertThat(clock.toWallMillis(10_010)).isEqualTo(2_010);
    }

    @Test
    void time_whenTheWallClockIsSetBackByLittle_standsStillUntilItHasCaughtUp() {
        wall.set(9_950);
        assertThat(clock.epochMillis()).isEqualTo(10_000);
        wall.advance(Duration.ofMillis(30));
        assertThat(clock.epochMillis()).isEqualTo(10_000);
        wall.advance(Duration.ofMillis(30));

        assertThat(clock.epochMillis()).isEqualTo(10_010);
        assertThat(clock.toWallMillis(10_500)).isEqualTo(10_500);
    }

    @Test
    void time_whenTheWallClockIsSetForwards_followsIt() {
        wall.set(3_600_000);

        assertThat(clock.epochMillis()).isEqualTo(3_600_000);
        assertThat(clock.toWallMillis(3_600_000)).isEqualTo(3_600_000);
    }

    @Test
    void time_whenTheMachineWasSuspended_followsTheWallClock() {
        SuspendedClock suspended = new SuspendedClock();
        SteadyClock steady = new SteadyClock(suspended);

        suspended.epochMillis = 9_000_000; // nanoTime stood still

        assertThat(steady.epochMillis()).isEqualTo(9_000_000);
    }

    @Test
    void time_whenTheTwoClocksDriftApartSlowly_followsTheWallClock() {
        SuspendedClock drifting = new SuspendedClock();
        SteadyClock steady = new SteadyClock(drifting);

        drifting.nanoTime = 1_000_000L * 3_600_000;
        drifting.epochMillis = 3_600_000 - 500; // half a second in an hour

        assertThat(steady.epochMillis()).isEqualTo(3_599_500);
    }

    private static final class SuspendedClock implements Clock {
        private long epochMillis;
        private long nanoTime;

        @Override
        public long epochMillis() {
            return epochMillis;
        }

        @Override
        public long nanoTime() {
            return nanoTime;
        }
    }
}
