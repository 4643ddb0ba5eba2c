package dev.sluice.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RejectedLinesTest {
    @Test
    void lastLines_areShown_escapedAndCut() {
        RejectedLines lines = RejectedLines.NONE
                .with("one")
                .with("two\u001b[31m")
                .with("x".repeat(100))
                .with("four");

        assertThat(lines).hasToString("""
                4 malformed lines, the last:
                    two\\u001b[31m
                    %s… (20 more chars)
                    four""".formatted("x".repeat(80)));
        assertThat(RejectedLines.NONE).hasToString("0 malformed lines");
    }
}
