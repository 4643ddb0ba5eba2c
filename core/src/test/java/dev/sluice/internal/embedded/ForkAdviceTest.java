package dev.sluice.internal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ForkAdviceTest {
    private static final TaskGroup.Key KEY = new TaskGroup.Key(Lineage.origin("map#1"), TaskGroup.Phase.RESULT);

    private final ForkAdvice learning = new ForkAdvice(OptionalLong.empty());

    @Test
    void firstRun_forksFromTwoThousandElements() {
        assertThat(learning.isWorthForking(group(2_000))).isFalse();
        assertThat(learning.isWorthForking(group(2_001))).isTrue();
        assertThat(learning.isWorthForking(group(PartitionSource.UNKNOWN))).isFalse();
    }

    @Test
    void knownCount_isJudgedByTheLastCostOfAnElement() {
        learning.learn(group(10), 1_000_000);
        assertThat(learning.isWorthForking(group(2))).isTrue();
        assertThat(learning.isWorthForking(group(1))).isFalse();

        learning.learn(group(1_000), 1_000);
        assertThat(learning.isWorthForking(group(100_000))).isFalse();
    }

    @Test
    void unknownCount_isJudgedByTheLastRun() {
        learning.learn(group(PartitionSource.UNKNOWN), 100_001);
        assertThat(learning.isWorthForking(group(PartitionSource.UNKNOWN))).isTrue();

        learning.learn(group(PartitionSource.UNKNOWN), 100_000);
        assertThat(learning.isWorthForking(group(PartitionSource.UNKNOWN))).isFalse();
    }

    @Test
    void fixedThreshold_isTakenAtItsWord() {
        ForkAdvice fixed = new ForkAdvice(OptionalLong.of(5));

        fixed.learn(group(1), 1_000_000_000);

        assertThat(fixed.isWorthForking(group(4))).isFalse();
        assertThat(fixed.isWorthForking(group(5))).isTrue();
        assertThat(fixed.isWorthForking(group(PartitionSource.UNKNOWN))).isTrue();
    }

    private static TaskGroup group(long elementCount) {
        return new TaskGroup(KEY, new int[] {0, 1}, elementCount, 0, 1);
    }
}
