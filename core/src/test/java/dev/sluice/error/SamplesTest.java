package dev.sluice.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void render_whenPlain_isUnchanged() {
        assertThat(Samples.bounded().render("hello, wörld 😀")).isEqualTo("hello, wörld 😀");
    }

    @Test
    void render_whenNull_saysNull() {
        assertThat(Samples.bounded().render(null)).isEqualTo("null");
    }

    @Test
    void render_whenControlCharacters_escapesThem() {
        assertThat(Samples.bounded().render("a\r\nb\tc\0\u001b[31m\u0085\\"))
                .isEqualTo("a\\r\\nb\\tc\\u0000\\u001b[31m\\u0085\\\\");
    }

    @Test
    void render_whenTextCouldReorderOrBreakALine_escapesIt() {
        assertThat(Samples.bounded().render("a\u202eb\u2028c\ud800")).isEqualTo("a\\u202eb\\u2028c\\ud800");
    }

    @Test
    void render_whenLongerThanLimit_isCutAndCounted() {
        assertThat(Samples.bounded(3).render("abcdef")).isEqualTo("abc… (3 more chars)");
    }

    @Test
    void render_whenExactlyAtLimit_isWhole() {
        assertThat(Samples.bounded(3).render("abc")).isEqualTo("abc");
    }

    @Test
    void render_whenLimitFallsIntoAnEscapeOrAPair_leavesItOutWhole() {
        assertThat(Samples.bounded(3).render("ab\ncd")).isEqualTo("ab… (3 more chars)");
        assertThat(Samples.bounded(3).render("ab😀")).isEqualTo("ab… (2 more chars)");
    }

    @Test
    void render_byDefault_showsTwoHundredCharacters() {
        assertThat(Samples.bounded().render("x".repeat(1_000_000)))
                .isEqualTo("x".repeat(200) + "… (999800 more chars)");
    }

    @Test
    void render_whenArray_showsElements() {
        assertThat(Samples.bounded().render(new int[] {1, 2})).isEqualTo("[1, 2]");
        assertThat(Samples.bounded().render(new String[] {"a", null})).isEqualTo("[a, null]");
        assertThat(Samples.bounded().render(new byte[0])).isEqualTo("[]");
    }

    @Test
    void render_whenArrayIsLarge_showsTheFirstElementsAndTheirNumber() {
        assertThat(Samples.bounded().render(new byte[1_000_000])).endsWith("0, 0, … 1000000 elements]");
    }

    @Test
    void render_whenToStringThrows_namesTheClass() {
        assertThat(Samples.bounded().render(new Hostile(new IllegalStateException("secret"))))
                .isEqualTo("<dev.sluice.error.SamplesTest$Hostile, not shown: its text failed with"
                        + " java.lang.IllegalStateException>");
    }

    @Test
    void render_whenToStringOverflowsTheStack_namesTheClass() {
        assertThat(Samples.bounded().render(new Hostile(new StackOverflowError())))
                .contains("Hostile", "StackOverflowError");
    }

    @Test
    void render_whenToStringReturnsNull_saysNull() {
        assertThat(Samples.bounded().render(new Hostile(null))).isEqualTo("null");
    }

    @Test
    void hidden_showsNothing_evenOfNull() {
        assertThat(Samples.hidden().render("secret")).isEqualTo("<hidden>");
        assertThat(Samples.hidden().render(null)).isEqualTo("<hidden>");
        assertThat(Samples.hidden().describe(new IllegalStateException("secret")))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void describe_showsClassAndMessage() {
        assertThat(Samples.bounded().describe(new IllegalStateException("a\nb")))
                .isEqualTo("java.lang.IllegalStateException: a\\nb");
        assertThat(Samples.bounded().describe(new IllegalStateException()))
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void bounded_whenLimitIsZero_isRefused() {
        assertThatThrownBy(() -> Samples.bounded(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("limitChars must be at least 1, got 0");
    }

    /** Throws from {@code toString}, or returns null from it when there is nothing to throw. */
    private record Hostile(Throwable failure) {

        @Override
        @SuppressWarnings("ToStringReturnsNull") // that is what makes it hostile
        public String toString() {
            if (failure instanceof Error error) {
                throw error;
            }
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            return null;
        }
    }
}
