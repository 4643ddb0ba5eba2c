package dev.sluice.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.spi.Clock;
import org.junit.jupiter.api.Test;

/**
 * Checks what {@link Clock} promises.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
public abstract class ClockContract {

    /** Returns the clock under test. */
    protected abstract Clock clock();

    /** Lets at least a millisecond pass on that clock. */
    protected abstract void letTimePass();

    @Test
    public void nanoTime_whenReadAgain_neverRunsBackwards() {
        long previous = clock().nanoTime();
        for (int reading = 0; reading < 1_000; reading++) {
            long next = clock().nanoTime();
            assertThat(next - previous).isNotNegative();
            previous = next;
        }
    }

    @Test
    public void nanoTime_whenTimePasses_growsByThatMuch() {
        long before = clock().nanoTime();

        letTimePass();

        assertThat(clock().nanoTime() - before).isGreaterThanOrEqualTo(1_000_000);
    }

    @Test
    public void epochMillis_whenTimePasses_grows() {
        long before = clock().epochMillis();

        letTimePass();

        assertThat(clock().epochMillis()).isGreaterThan(before);
    }

    @Test
    public void now_isTheSameTimeAsEpochMillis() {
        long before = clock().epochMillis();
        long now = clock().now().toEpochMilli();
        long after = clock().epochMillis();

        assertThat(now).isBetween(before, after);
    }
}
