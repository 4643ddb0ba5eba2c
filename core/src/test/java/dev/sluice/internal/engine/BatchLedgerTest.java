package dev.sluice.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sluice.time.BatchTime;
import org.junit.jupiter.api.Test;

/** What may become of a batch, and what may not. */
class BatchLedgerTest {
    private final BatchLedger ledger = new BatchLedger();

    @Test
    void batches_runOneAtATime_inTheOrderOfTheirNumbers() {
        BatchTime first = ledger.plan(1_000);
        BatchTime second = ledger.plan(2_000);

        assertThat(ledger.startNext()).contains(first);
        assertThat(ledger.startNext()).isEmpty();
        ledger.end(first, true);
        assertThat(ledger.startNext()).contains(second);
        ledger.end(second, false);

        assertThat(ledger.isIdle()).isTrue();
        assertThat(ledger).hasToString("completed=1 failed=1 dropped=0 open={}");
    }

    @Test
    void plan_whenTheTimeIsBeforeTheLast_isRefused() {
        ledger.plan(2_000);

        assertThatThrownBy(() -> ledger.plan(1_999)).hasMessageContaining("batch time 1999 is before the last, 2000");
    }

    @Test
    void plan_whenTheTimeIsThatOfTheLast_isAllowed() {
        ledger.plan(2_000);

        assertThat(ledger.planBetweenEdges(2_000).id()).isEqualTo(1);
    }

    @Test
    void postpone_keepsTheNumber_andGivesALaterTime() {
        ledger.plan(1_000);
        ledger.plan(2_000);

        BatchTime postponed = ledger.postpone(5_000);

        assertThat(postponed.id()).isEqualTo(1);
        assertThat(postponed.milliseconds()).isEqualTo(5_000);
        assertThat(ledger.lastWaiting()).contains(postponed);
        assertThat(ledger.lastMillis()).isEqualTo(5_000);
    }

    @Test
    void postpone_whenNoneWaits_isRefused() {
        ledger.plan(1_000);
        ledger.startNext();

        assertThatThrownBy(() -> ledger.postpone(2_000)).hasMessageContaining("no batch waits that could be postponed");
    }

    @Test
    void end_whenAnotherBatchRuns_isRefused() {
        ledger.plan(1_000);
        BatchTime second = ledger.plan(2_000);
        ledger.startNext();

        assertThatThrownBy(() -> ledger.end(second, true)).hasMessageContaining("was running");
    }

    @Test
    void dropWaiting_leavesTheOneThatRuns() {
        BatchTime first = ledger.plan(1_000);
        BatchTime second = ledger.plan(2_000);
        BatchTime third = ledger.plan(3_000);
        ledger.startNext();

        assertThat(ledger.dropWaiting()).containsExactly(second, third);
        assertThat(ledger.dropWaiting()).isEmpty();
        assertThat(ledger.isIdle()).isFalse();
        ledger.end(first, true);

        assertThat(ledger).hasToString("completed=1 failed=0 dropped=2 open={}");
    }
}
