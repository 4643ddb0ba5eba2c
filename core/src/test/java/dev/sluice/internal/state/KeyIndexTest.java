package dev.sluice.internal.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class KeyIndexTest {
    /** More than find a place in the table itself. */
    private static final int CROWD = 200;

    private final KeyIndex index = new KeyIndex();

    @Test
    void find_whenManyKeysHaveOneHash_findsEach() {
        addCrowd();

        assertFound(number -> true);
        assertThat(index.find(new Crowded(CROWD))).isEqualTo(KeyIndex.ABSENT);
    }

    @Test
    void remove_whenManyKeysHaveOneHash_takesOutNoOther() {
        addCrowd();

        removeEven();

        assertFound(number -> number % 2 == 1);
    }

    @Test
    void add_whenTheTableGrowsBesideACrowd_findsEach() {
        addCrowd();
        removeEven();

        for (int number = 0; number < 10_000; number++) {
            index.add("key " + number, CROWD + number);
        }

        assertFound(number -> number % 2 == 1);
        assertThat(index.find("key 0")).isEqualTo(CROWD);
        assertThat(index.find("key 9999")).isEqualTo(CROWD + 9_999);
        assertThat(index.find("key 10000")).isEqualTo(KeyIndex.ABSENT);
    }

    @Test
    void add_whenAKeyOfTheCrowdWasTakenOut_findsItAtItsNewSlot() {
        addCrowd();
        removeEven();

        index.add(new Crowded(0), 1_000);
        index.add(new Crowded(CROWD - 2), 1_001);

        assertThat(index.find(new Crowded(0))).isEqualTo(1_000);
        assertThat(index.find(new Crowded(CROWD - 2))).isEqualTo(1_001);
        assertThat(index.find(new Crowded(CROWD - 1))).isEqualTo(CROWD - 1);
    }

    private void addCrowd() {
        for (int number = 0; number < CROWD; number++) {
            index.add(new Crowded(number), number);
        }
    }

    private void removeEven() {
        for (int number = 0; number < CROWD; number += 2) {
            index.remove(new Crowded(number));
        }
    }

    private void assertFound(IntPredicate isHere) {
        for (int number = 0; number < CROWD; number++) {
            assertThat(index.find(new Crowded(number)))
                    .as("slot of %d", number)
                    .isEqualTo(isHere.test(number) ? number : KeyIndex.ABSENT);
        }
    }

    /** Keys that all have the same hash. */
    private record Crowded(int number) {
        @Override
        public int hashCode() {
            return 42;
        }
    }
}
