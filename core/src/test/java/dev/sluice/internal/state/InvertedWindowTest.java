package dev.sluice.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvertedWindowTest {
    private final InvertedWindow window =
            new InvertedWindow((left, right) -> (Long) left + (Long) right, (sum, left) -> (Long) sum - (Long) left);

    @Test
    void commit_whenTheSlideBeforeWasDropped_doesNotKeepItsResult() throws Exception {
        window.setPending(5L);
        window.advance(0);
        assertThat(window.result()).isEqualTo(5L);
        window.forgetPending();

        window.commit(2_000);
        window.setPending(1L);
        window.advance(0);

        assertThat(window.result()).isEqualTo(1L);
    }
}
