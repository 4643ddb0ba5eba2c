package dev.sluice.internal.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordPaceTest {
    @ParameterizedTest
    @CsvSource({
        "1000,    0, 5001", // a record every millisecond
        "1000,  999, 6000",
        "3,       0, 5334", // 333.3 ms, rounded up
        "3,       1, 5667",
        "3,       2, 6000",
        "1000000, 0, 5001", // a thousand records in the first millisecond
        "1000000, 1000, 5002",
        "0.001,   0, 1005000",
        "1e-300,  0, 9223372036854775807", // never
    })
    void millisAbove_isWhenTheNextRecordIsDue(double rate, long count, long dueMillis) {
        assertThat(new RecordPace(5_000, 0, rate).millisAbove(count)).isEqualTo(dueMillis);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.07, 0.3, 1.0 / 3, 0.7, 3, 7, 13.37, 99.9, 333.3, 700, 999.999})
    void millisAbove_agreesWithTheCount_alsoWhereDoublesAreRounded(double rate) {
        RecordPace pace = new RecordPace(1_357_008_430_123L, 0, rate).changedAt(1_357_008_431_000L, rate);

        for (long count = pace.countAt(1_357_008_431_000L); count < 5_000; count++) {
            long dueMillis = pace.millisAbove(count);
            assertThat(pace.countAt(dueMillis)).as("at %d", dueMillis).isGreaterThan(count);
            assertThat(pace.countAt(dueMillis - 1)).as("before %d", dueMillis).isLessThanOrEqualTo(count);
        }
    }
}
