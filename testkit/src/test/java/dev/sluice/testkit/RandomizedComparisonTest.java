package dev.sluice.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.testing.StreamTestDriver;
import dev.sluice.testkit.random.BackwardsRuntime;
import dev.sluice.testkit.random.RandomPrograms;
import dev.sluice.time.Durations;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Every runtime gives what the reference runtime gives: the same elements in the same order and the same partitions. */
class RandomizedComparisonTest {

    @Test
    void embeddedRuntime_givesWhatTheReferenceGives() {
        RandomPrograms programs = RandomPrograms.fromProperties();

        programs.compare(
                RandomizedComparisonTest::reference,
                Map.of(
                        "fused", RandomizedComparisonTest::fused,
                        "plain", RandomizedComparisonTest::plain,
                        "forked", RandomizedComparisonTest::forked));

        assertThat(programs.stepsNeverRun()).isEmpty();
    }

    @Test
    void comparison_whenARuntimeIsWrong_fails() {
        RandomPrograms programs = RandomPrograms.ofFixedSeed(20);

        assertThatThrownBy(() -> programs.compare(
                        RandomizedComparisonTest::reference, Map.of("backwards", RandomizedComparisonTest::backwards)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("replay with: ./dev sim --seed ");
    }

    private static StreamTestDriver backwards() {
        return StreamTestDriver.setup(Durations.seconds(1))
                .runtime(context -> new BackwardsRuntime(new ReferenceRuntime(2, 2, ElementTrip.none())))
                .create();
    }

    private static StreamTestDriver reference() {
        return StreamTestDriver.setup(Durations.seconds(1))
                .runtime(context -> new ReferenceRuntime(2, 2, ElementTrip.throughCodec()))
                .create();
    }

    private static StreamTestDriver fused() {
        return embedded(conf().set(EngineKeys.EMBEDDED_FUSION, true));
    }

    private static StreamTestDriver plain() {
        return embedded(conf().set(EngineKeys.EMBEDDED_FUSION, false));
    }

    private static StreamTestDriver forked() {
        return embedded(conf().set(EngineKeys.EMBEDDED_FORK_THRESHOLD, Optional.of(1L)));
    }

    private static StreamTestDriver embedded(StreamingConf conf) {
        return StreamTestDriver.setup(Durations.seconds(1)).conf(conf).create();
    }

    private static StreamingConf conf() {
        return StreamingConf.create().set(EngineKeys.TASK_MAX_FAILURES, 2);
    }
}
