package dev.sluice.testkit.oracle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.spi.BatchRuntime;
import dev.sluice.testkit.random.BackwardsRuntime;
import java.util.HashSet;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Random programs with windows and state give what plain folds over all of their input give. */
class OracleTest {
    private static final int CASE_COUNT = 10_000;
    private static final int FEW_CASES = 60;

    @Test
    void windowsAndState_giveWhatFoldsOverAllInputGive() {
        OracleCases.fromProperties(CASE_COUNT).compareEmbedded();
    }

    @Test
    void cases_haveAllStepsKeysAndWaysOfCutting() {
        Set<Object> met = new HashSet<>();
        OracleCases.ofFixedSeed(FEW_CASES).cases().forEach(each -> {
            met.addAll(each.steps());
            met.add(each.keyKind());
            met.add(each.isCutOnArrival());
        });

        assertThat(met)
                .containsAll(Steps.names())
                .contains((Object[]) KeyKind.values())
                .contains(true, false);
    }

    @Test
    void comparison_whenAFailedBatchIsCommitted_fails() {
        assertFound(StateMistake::keepingWhatFailed);
    }

    @Test
    void comparison_whenOnePaneIsForgotten_fails() {
        assertFound(StateMistake::forgettingOnePane);
    }

    @Test
    void comparison_whenAnOrderIsSwapped_fails() {
        assertFound(BackwardsRuntime::new);
    }

    private static void assertFound(UnaryOperator<BatchRuntime> mistake) {
        OracleCases cases = OracleCases.ofFixedSeed(FEW_CASES);

        assertThatThrownBy(() -> cases.compare("the mistake", context -> mistake.apply(OracleCases.reference(context))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("differs from the folds")
                .hasMessageContaining("replay with: ./dev sim --seed ");
    }
}
