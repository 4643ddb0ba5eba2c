package dev.sluice.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "1s, PT1S",
        "200ms, PT0.2S",
        "5m, PT5M",
        "5 min, PT5M",
        "2h, PT2H",
        "3d, PT72H",
        "10us, PT0.00001S",
        "10µs, PT0.00001S",
        "7ns, PT0.000000007S",
        "0s, PT0S",
        "' 1 S ', PT1S",
        "30sec, PT30S",
        "PT1S, PT1S",
        "pt1h30m, PT1H30M",
        "P1D, PT24H"
    })
    void parse_readsNumberWithUnitAndIso(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "s", "1", "1.5s", "-1s", "1 week", "1s1s", "PT", "Infinity", "١s"})
    void parse_whenUnreadable_saysWhatToWrite(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Cannot read '" + text + "' as a duration. Write a whole number and a unit (ns, us, ms, s,"
                        + " min, h, d), such as 200ms, 1s, 5m or 2h, or an ISO-8601 duration such as PT1S");
    }

    @Test
    void parse_whenNegativeIso_saysSo() {
        assertThatThrownBy(() -> Durations.parse("PT-1S"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Duration 'PT-1S' is negative.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999999999999999999s", "9223372036854775807d"})
    void parse_whenTooLarge_saysSo(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Duration '" + text + "' is too large");
    }

    @Test
    void parse_whenBareNumber_takesTheGivenUnit() {
        assertThat(Durations.parse("2000", ChronoUnit.MILLIS)).isEqualTo(Duration.ofSeconds(2));
        assertThat(Durations.parse("60", ChronoUnit.SECONDS)).isEqualTo(Duration.ofMinutes(1));
        assertThat(Durations.parse("2s", ChronoUnit.MILLIS)).isEqualTo(Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.7S, 700 ms",
        "PT1S, 1 s",
        "PT1.5S, 1500 ms",
        "PT60S, 1 min",
        "PT90S, 90 s",
        "PT1H, 1 h",
        "PT24H, 1 d",
        "PT0.000001S, 1 us",
        "PT0.000000001S, 1 ns",
        "PT-5S, -5 s",
        "PT-0.5S, -500 ms"
    })
    void format_takesTheLargestUnitThatDivides(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }

    @Test
    void format_whenBeyondNanosInALong_canStillBeRead() {
        Duration longest = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);

        assertThat(Durations.parse(Durations.format(longest))).isEqualTo(longest);
        assertThat(Durations.format(Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo("9223372036854775807 s");
    }

    @Test
    void factories_takeTheirUnit() {
        assertThat(Durations.milliseconds(5)).isEqualTo(Duration.ofMillis(5));
        assertThat(Durations.seconds(5)).isEqualTo(Duration.ofSeconds(5));
        assertThat(Durations.minutes(5)).isEqualTo(Duration.ofMinutes(5));
    }
}
