package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static final List<String> KNOWN = List.of("top", "every");

    @Test
    void settings_mayStandAnywhere() {
        Options options = Options.parse(List.of("localhost", "--top", "7", "9999", "--every", "2s"), KNOWN);

        assertThat(options.places()).containsExactly("localhost", "9999");
        assertThat(options.count("top", 1)).isEqualTo(7);
        assertThat(options.number("top", 1, 0, 10)).isEqualTo(7);
        assertThat(options.duration("every", Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(2));
        assertThat(options.text("else")).isEmpty();
    }

    @Test
    void whatIsWrong_isNamed() {
        assertThatThrownBy(() -> Options.parse(List.of("--topp", "7"), KNOWN))
                .hasMessage("There is no setting '--topp'; there are --top, --every");
        assertThatThrownBy(() -> Options.parse(List.of("--top"), KNOWN)).hasMessage("--top needs a value");
        assertThatThrownBy(() -> Options.parse(List.of("--top", "1", "--top", "2"), KNOWN))
                .hasMessage("--top is given twice");
        assertThatThrownBy(() -> top("0").count("top", 1))
                .hasMessage("--top must be a number from 1 to 1000000, got '0'");
        assertThatThrownBy(() -> top("3").number("top", 1, 0, 2))
                .hasMessage("--top must be a number from 0.0 to 2.0, got '3'");
        assertThatThrownBy(() -> top("x").number("top", 1, 0, 2))
                .hasMessage("--top must be a number from 0.0 to 2.0, got 'x'");
        assertThatThrownBy(() -> top("x").duration("top", Duration.ZERO)).hasMessageStartingWith("--top: ");
    }

    private static Options top(String text) {
        return Options.parse(List.of("--top", text), KNOWN);
    }
}
