package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchGridTest {

    private static final BatchGrid SECONDS = BatchGrid.of(Duration.ofSeconds(1));
    private static final BatchGrid MILLIS = BatchGrid.of(Duration.ofMillis(1));

    @ParameterizedTest
    @CsvSource({"0, 1000", "1, 1000", "999, 1000", "1000, 2000", "1001, 2000", "-1, 0", "-1000, 0", "-1001, -1000"})
    void firstEdgeAfter_isStrictlyAfter(long now, long expected) {
        assertThat(SECONDS.firstEdgeAfter(now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "999, 0", "1000, 1000", "-1, -1000", "-1000, -1000", "-1001, -2000"})
    void lastEdgeAtOrBefore_mayBeNow(long now, long expected) {
        assertThat(SECONDS.lastEdgeAtOrBefore(now)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1000, true", "-1000, true", "1, false", "-1, false", "1500, false"})
    void isEdge_holdsForMultiplesOnly(long now, boolean expected) {
        assertThat(SECONDS.isEdge(now)).isEqualTo(expected);
    }

    @Test
    void edges_excludeTheStartAndIncludeTheEnd() {
        assertThat(SECONDS.edges(1000, 4000)).containsExactly(2000L, 3000L, 4000L);
        assertThat(SECONDS.edges(999, 3999)).containsExactly(1000L, 2000L, 3000L);
        assertThat(SECONDS.edges(-1500, 500)).containsExactly(-1000L, 0L);
    }

    @Test
    void edges_whenSpanIsEmptyOrRunsBackwards_areNone() {
        assertThat(SECONDS.edges(1000, 1000)).isEmpty();
        assertThat(SECONDS.edges(1001, 1999)).isEmpty();
        assertThat(SECONDS.edges(5000, 1000)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000, 4000, 3", "999, 3999, 3", "-1500, 500, 2", "1000, 1000, 0", "1001, 1999, 0", "5000, 1000, 0"})
    void edgeCount_countsTheSameEdges(long after, long through, long expected) {
        assertThat(SECONDS.edgeCount(after, through)).isEqualTo(expected);
    }

    @Test
    void oneMillisecond_makesEveryTimeAnEdge() {
        assertThat(MILLIS.firstEdgeAfter(1357008430000L)).isEqualTo(1357008430001L);
        assertThat(MILLIS.lastEdgeAtOrBefore(1357008430000L)).isEqualTo(1357008430000L);
        assertThat(MILLIS.edgeCount(0, 31_536_000_000L)).isEqualTo(31_536_000_000L);
        assertThat(MILLIS.edges(0, Long.MAX_VALUE).limit(2)).containsExactly(1L, 2L);
    }

    @Test
    void edge_whenBeyondALong_isAnArithmeticException() {
        assertThatThrownBy(() -> SECONDS.firstEdgeAfter(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MILLIS.firstEdgeAfter(Long.MAX_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> SECONDS.lastEdgeAtOrBefore(Long.MIN_VALUE)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> MILLIS.edgeCount(Long.MIN_VALUE, Long.MAX_VALUE))
                .isInstanceOf(ArithmeticException.class);
    }

    @Test
    void lastEdge_atTheEndOfTime_isExact() {
        assertThat(SECONDS.lastEdgeAtOrBefore(Long.MAX_VALUE)).isEqualTo(9223372036854775000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0005S", "PT0.0015S", "P366D"})
    void interval_whenNotWholeMillisecondsOrOutOfBounds_isRefused(Duration interval) {
        assertThatThrownBy(() -> BatchGrid.of(interval))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The batch interval must be a whole number of milliseconds, from 1 ms to 365 d, got "
                        + Durations.format(interval));
    }

    @ParameterizedTest
    @CsvSource({"PT1S, true", "PT30S, true", "PT0S, false", "PT-1S, false", "PT1.5S, false", "PT1.000000001S, false"})
    void isMultiple_holdsForPositiveMultiples(Duration duration, boolean expected) {
        assertThat(SECONDS.isMultiple(duration)).isEqualTo(expected);
    }

    @Test
    void cellsIn_whenMultiple_countsCells() {
        assertThat(SECONDS.cellsIn(Duration.ofSeconds(30))).isEqualTo(30);
    }

    @Test
    void cellsIn_whenNotMultiple_namesTheNearest() {
        BatchGrid grid = BatchGrid.of(Duration.ofMillis(500));

        assertThatThrownBy(() -> grid.cellsIn(Duration.ofMillis(700)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Duration must be a multiple of 500 ms, got 700 ms; the nearest are [500 ms, 1 s]");
    }

    @Test
    void nearestMultiples_whenShorterThanTheInterval_isTheInterval() {
        assertThat(SECONDS.nearestMultiples(Duration.ofMillis(1))).containsExactly(Duration.ofSeconds(1));
        assertThat(SECONDS.nearestMultiples(Duration.ofSeconds(-5))).containsExactly(Duration.ofSeconds(1));
    }
}
