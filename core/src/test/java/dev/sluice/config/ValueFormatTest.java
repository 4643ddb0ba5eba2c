package dev.sluice.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueFormatTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1000, 1000",
        "1b, 1",
        "64k, 65536",
        "64 KB, 65536",
        "64KiB, 65536",
        "1m, 1048576",
        "8t, 8796093022208"
    })
    void bytes_areReadInPowersOf1024(String text, long expected) {
        assertThat(ByteSizes.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5m", "m", "1x", "1kk", "1bb", "1bib", "9999999t", "99999999999999999999"})
    void bytes_whenUnreadableOrTooLarge_areRefused(String text) {
        assertThatThrownBy(() -> ByteSizes.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1000, 1000", "65536, 64k", "1048576, 1m", "1073741824, 1g", "1048577, 1048577", "-1, -1"})
    void bytes_areWrittenWithTheLargestUnit(long bytes, String expected) {
        assertThat(ByteSizes.format(bytes)).isEqualTo(expected);
    }

    @Test
    void bounds_areInclusive() {
        ValueFormat<Integer> digit = ValueFormat.integer(1, 9);

        assertThat(digit.accepts()).isEqualTo("an integer from 1 to 9");
        assertThat(digit.read(" 1 ")).isEqualTo(1);
        assertThat(digit.read("9")).isEqualTo(9);
        assertThatThrownBy(() -> digit.read("0")).hasMessage("not from 1 to 9");
        assertThatThrownBy(() -> digit.read("10")).hasMessage("not from 1 to 9");
        assertThatThrownBy(() -> digit.read("9999999999")).isInstanceOf(NumberFormatException.class);
    }

    @Test
    void atLeast_hasNoUpperBound() {
        assertThat(ValueFormat.atLeast(1).read("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
        assertThatThrownBy(() -> ValueFormat.atLeast(1).read("0")).hasMessage("less than 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"NaN", "Infinity", "-0.1", "1.1", "", "x"})
    void decimal_whenNotFiniteOrOutOfBounds_isRefused(String text) {
        assertThatThrownBy(() -> ValueFormat.decimal(0, 1).read(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void duration_whenBareNumber_hasItsUnit() {
        ValueFormat<Duration> format =
                ValueFormat.duration(ChronoUnit.SECONDS, Duration.ofSeconds(1), Duration.ofMinutes(1));

        assertThat(format.accepts()).isEqualTo("a duration from 1 s to 1 min");
        assertThat(format.read("30")).isEqualTo(Duration.ofSeconds(30));
        assertThatThrownBy(() -> format.read("999ms")).hasMessage("not from 1 s to 1 min");
    }

    @Test
    void truth_isReadFromBothPairsOfWords() {
        assertThat(ValueFormat.onOrOff().read("TRUE")).isTrue();
        assertThat(ValueFormat.trueOrFalse().read("off")).isFalse();
        assertThat(ValueFormat.onOrOff().write(true)).isEqualTo("on");
        assertThatThrownBy(() -> ValueFormat.onOrOff().read("yes")).hasMessage("neither true nor false");
    }

    @Test
    void constant_isReadInAnyCase() {
        assertThat(ValueFormat.constantOf(CutPolicy.class).read("On-Arrival")).isEqualTo(CutPolicy.ON_ARRIVAL);
        assertThat(ValueFormat.constantOf(CutPolicy.class).write(CutPolicy.ON_ARRIVAL))
                .isEqualTo("on-arrival");
    }

    @Test
    void orWord_meansNoValue() {
        assertThat(ValueFormat.integer(1, 9).or("auto").read("AUTO")).isEmpty();
        assertThat(ValueFormat.integer(1, 9).or("auto").read("5")).hasValue(5);
        assertThatThrownBy(() -> ValueFormat.integer(1, 9).or("auto").read("automatic"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void directory_whenBlankOrImpossible_isRefused() {
        assertThatThrownBy(() -> ValueFormat.directory().read(" ")).hasMessage("blank");
        assertThatThrownBy(() -> ValueFormat.directory().read("a\0b")).hasMessage("not a path");
    }
}
