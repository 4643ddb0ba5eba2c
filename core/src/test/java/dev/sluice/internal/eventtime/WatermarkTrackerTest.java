package dev.sluice.internal.eventtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.eventtime.EventTime;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WatermarkTrackerTest {
    private static final Set<String> LOG = Set.of("log");

    private final WatermarkTracker tracker = new WatermarkTracker(
            EventTimeRule.of(EventTime.outOfOrder(Duration.ofMillis(100)).idleAfter(Duration.ofSeconds(2))));

    @Test
    void inputWithoutElements_holdsBack_untilItIsIdle() {
        Set<String> both = Set.of("log", "other");
        Progress first = tracker.advance(Progress.NONE, 1_000, both, Map.of(part("log", ""), max(900)));
        Progress second = tracker.advance(first, 2_000, both, Map.of(part("log", ""), max(950)));
        Progress third = tracker.advance(second, 3_000, both, Map.of());

        assertThat(first.watermarkMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(second.watermarkMillis()).isEqualTo(Long.MIN_VALUE);
        assertThat(third.watermarkMillis()).isEqualTo(850);
    }

    @Test
    void partitionThatComesBack_holdsBackAgain_butTheWatermarkDoesNotFall() {
        Progress both = tracker.advance(
                Progress.NONE, 1_000, LOG, Map.of(part("log", "0"), max(900), part("log", "1"), max(500)));
        Progress idle = tracker.advance(
                tracker.advance(both, 2_000, LOG, Map.of(part("log", "0"), max(2_000))),
                3_000,
                LOG,
                Map.of(part("log", "0"), max(3_000)));
        Progress back =
                tracker.advance(idle, 4_000, LOG, Map.of(part("log", "0"), max(4_000), part("log", "1"), max(600)));

        assertThat(both.watermarkMillis()).isEqualTo(400);
        assertThat(idle.watermarkMillis()).isEqualTo(2_900);
        assertThat(back.watermarkMillis()).isEqualTo(2_900);
    }

    @Test
    void partitionsThatAreIdleAndPassed_areForgotten() {
        Progress progress = Progress.NONE;
        for (int batch = 1; batch <= 1_000; batch++) {
            progress = tracker.advance(
                    progress, batch * 1_000L, LOG, Map.of(part("log", "file-" + batch), max(batch * 1_000L)));
        }

        assertThat(progress.sources()).hasSizeLessThanOrEqualTo(2);
        assertThat(progress.watermarkMillis()).isEqualTo(998_900);
    }

    private static SourceId part(String input, String name) {
        return new SourceId(input, name);
    }

    private static Timestamps max(long millis) {
        return new Timestamps(millis, 1, 0, 0);
    }
}
