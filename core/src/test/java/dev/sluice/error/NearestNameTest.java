package dev.sluice.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> NAMES = List.of("word-count", "static-join", "wordCounter");

    @Test
    void of_returnsTheNearest_withoutRegardToCase() {
        assertThat(NearestName.of("Wordcount", NAMES, 3)).hasValue("word-count");
        assertThat(NearestName.of("static-jion", NAMES, 3)).hasValue("static-join");
    }

    @Test
    void of_whenEvenTheNearestIsTooFar_isEmpty() {
        assertThat(NearestName.of("demo", NAMES, 2)).isEmpty();
        assertThat(NearestName.of("word-count", List.of(), 2)).isEmpty();
    }

    @Test
    void of_whenTheNameIsVeryLong_isEmptyAtOnce() {
        assertThat(NearestName.of("x".repeat(1_000_000), NAMES, Integer.MAX_VALUE))
                .isEmpty();
    }

    @Test
    void distance_countsSingleCharacterEdits() {
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("abc", "abc")).isZero();
    }
}
