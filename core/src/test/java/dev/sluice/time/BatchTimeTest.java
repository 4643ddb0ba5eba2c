package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class BatchTimeTest {

    @Test
    void toString_isMillisecondsWithUnit() {
        assertThat(BatchTime.of(7, 1000)).hasToString("1000 ms");
    }

    @Test
    void time_isTheInstant() {
        assertThat(BatchTime.of(7, 1357008430000L).time()).isEqualTo(Instant.parse("2013-01-01T02:47:10Z"));
    }

    @Test
    void compareTo_ordersByIdWhateverTheTime() {
        assertThat(BatchTime.of(1, 5000)).isLessThan(BatchTime.of(2, 5000)).isLessThan(BatchTime.of(2, 1000));
    }

    @Test
    void equals_whenOneIsAReplay_stillHolds() {
        BatchTime batch = BatchTime.of(3, 1000);

        assertThat(batch.asReplay().isReplay()).isTrue();
        assertThat(batch.isReplay()).isFalse();
        assertThat(batch.asReplay()).isEqualTo(batch).hasSameHashCodeAs(batch).isEqualByComparingTo(batch);
        assertThat(BatchTime.of(4, 1000)).isNotEqualTo(batch);
    }

    @Test
    void of_whenIdIsNegative_isRefused() {
        assertThatThrownBy(() -> BatchTime.of(-1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The id of a batch must be at least 0, got -1");
    }
}
