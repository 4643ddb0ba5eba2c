package dev.sluice.eventtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EventTimeOptionsTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration NEGATIVE = Duration.ofMillis(-1);

    @Test
    void eventTime_hasDefaults() {
        EventTime options = EventTime.outOfOrder(SECOND);

        assertThat(options).isEqualTo(new EventTime(SECOND, Duration.ofSeconds(30), Duration.ofHours(1), false));
        assertThat(EventTime.inOrder().bound()).isZero();
    }

    @Test
    void eventTime_whenASpanIsNegative_isRefused() {
        assertThatThrownBy(() -> EventTime.outOfOrder(NEGATIVE))
                .hasMessage("The bound on out-of-order elements must not be negative, got -1 ms. Use zero for none.");
        assertThatThrownBy(() -> EventTime.inOrder().idleAfter(Duration.ZERO))
                .hasMessage("The time after which a source is idle must be at least 1 ms, got 0 ms");
        assertThatThrownBy(() -> EventTime.inOrder().maxAhead(NEGATIVE))
                .hasMessage(
                        "The time that timestamps may be ahead must not be negative, got -1 ms. Use zero for none.");
    }

    @Test
    void windows_whenASpanIsNotPositive_areRefused() {
        assertThatThrownBy(() -> EventWindows.tumbling(Duration.ZERO))
                .hasMessage("The size of event-time windows must be at least 1 ms, got 0 ms");
        assertThatThrownBy(() -> EventWindows.sliding(SECOND, NEGATIVE))
                .hasMessage("The slide of event-time windows must be at least 1 ms, got -1 ms");
        assertThatThrownBy(() -> EventWindows.session(NEGATIVE))
                .hasMessage("The gap of sessions must be at least 1 ms, got -1 ms");
        assertThatThrownBy(() -> EventWindows.session(SECOND).allowedLateness(NEGATIVE))
                .hasMessage("The allowed lateness must not be negative, got -1 ms. Use zero for none.");
    }

    @Test
    void windows_withElementsBetweenThem_areRefused() {
        assertThatThrownBy(() -> EventWindows.sliding(SECOND, Duration.ofSeconds(2)))
                .hasMessageContaining("must be at most their size of 1 s, got 2 s");
    }

    @Test
    void spans_whenTooLongOrNotWhole_areRefused() {
        assertThatThrownBy(() -> EventWindows.tumbling(Duration.ofDays(36_501)))
                .hasMessage("The size of event-time windows must not be longer than 36500 d, got 36501 d");
        assertThatThrownBy(() -> EventWindows.tumbling(Duration.ofNanos(1_500_000)))
                .hasMessageContaining("must be a whole number of milliseconds");
    }
}
