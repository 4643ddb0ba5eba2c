package dev.sluice.testkit;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Windows in columns give what lists of values give. Replay a failure with {@code -Dsluice.seed=N}. */
class WindowsAgainstReferenceTest {
    private static final int WINDOWS = 3_000;

    @Test
    void columns_giveWhatListsOfValuesGive() {
        String replayed = System.getProperty("sluice.seed", "");
        if (!replayed.isEmpty()) {
            run(Long.parseLong(replayed));
            return;
        }
        SplittableRandom seeds = new SplittableRandom();
        for (int index = 0; index < WINDOWS; index++) {
            run(seeds.nextLong());
        }
    }

    private static void run(long seed) {
        try {
            new RandomWindows(seed).run();
        } catch (Throwable failure) {
            throw new AssertionError(
                    "replay with: ./dev test WindowsAgainstReferenceTest -Dsluice.seed=" + seed, failure);
        }
    }
}
