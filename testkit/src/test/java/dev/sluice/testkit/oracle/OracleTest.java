package dev.sluice.testkit.oracle;

import org.junit.jupiter.api.Test;

/** Random programs with windows and state give what plain folds over all of their input give. */
class OracleTest {
    private static final int CASE_COUNT = 10_000;

    @Test
    void windowsAndState_giveWhatFoldsOverAllInputGive() {
        OracleCases.fromProperties(CASE_COUNT).compareEmbedded();
    }
}
