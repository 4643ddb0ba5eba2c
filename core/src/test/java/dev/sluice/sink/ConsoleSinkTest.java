package dev.sluice.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.function.Pair;
import dev.sluice.time.BatchTime;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConsoleSinkTest {
    private static final BatchTime BATCH = BatchTime.of(3, 1357008430000L);

    @Test
    void format_isSparks() {
        assertThat(ConsoleSink.format(List.of(Pair.of("hello", 2L), Pair.of("world", 1L)), false, BATCH)
                        .lines())
                .containsExactly(
                        "-------------------------------------------",
                        "Time: 1357008430000 ms",
                        "-------------------------------------------",
                        "(hello,2)",
                        "(world,1)",
                        "");
    }

    @Test
    void format_whenThereIsMore_endsWithDots() {
        assertThat(ConsoleSink.format(List.of("a"), true, BATCH).lines()).endsWith("a", "...", "");
    }

    @Test
    void format_escapesControlCharacters() {
        assertThat(ConsoleSink.format(List.of("red\u001b[31m"), false, BATCH)).contains("red\\u001b[31m");
    }

    @Test
    void limit_whenNegative_isRefused() {
        assertThatThrownBy(() -> new ConsoleSink(-1)).hasMessageContaining("at least 0, got -1");
    }
}
