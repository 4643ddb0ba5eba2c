package dev.sluice.sketches;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The library runs on some versions of Java only, and programs hear of it when they ask for a sketch. */
class SupportedJavaTest {

    @Test
    void javaOfThisBuild_isSupported() {
        assertThatCode(() -> Sketches.distinctCount()).doesNotThrowAnyException();
        assertThatCode(SupportedJava::check).doesNotThrowAnyException();
    }

    @Test
    void otherJava_isRefusedWithWhatToDo() {
        assertThatThrownBy(() -> SupportedJava.check(25))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("run on Java 17 and 21, and this is Java 25")
                .hasMessageContaining("use the exact aggregates");
    }
}
