package dev.sluice.engine.bank;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What one account loses another one gets: the balances of all accounts sum to zero in every batch. */
class BankTest {
    private static final int BATCH_COUNT = 25;
    private static final long BATCH_SIZE = 400_000;

    @Test
    void balances_overTenMillionTransfers_sumToZeroInEveryBatch() throws Exception {
        List<Bank.Totals> totals = new Bank(BATCH_COUNT, BATCH_SIZE, 0, false).run();

        assertThat(totals)
                .hasSize(BATCH_COUNT)
                .allSatisfy(batch -> assertThat(batch.balance()).isZero());
        assertThat(totals.get(BATCH_COUNT - 1).credited()).isEqualTo(amountOf(BATCH_COUNT * BATCH_SIZE));
    }

    @Test
    void balances_whenTasksFailAndAreTriedAgain_sumToZeroInEveryBatch() throws Exception {
        long batchSize = 100_000;

        List<Bank.Totals> totals = new Bank(BATCH_COUNT, batchSize, 0, true).run();

        assertThat(totals)
                .hasSize(BATCH_COUNT)
                .allSatisfy(batch -> assertThat(batch.balance()).isZero());
        assertThat(totals.get(BATCH_COUNT - 1).credited()).isEqualTo(amountOf(BATCH_COUNT * batchSize));
    }

    @Test
    void balances_whenCreditsAreReadABatchLate_doNotSumToZero() throws Exception {
        List<Bank.Totals> totals = new Bank(3, 1_000, 1, false).run();

        assertThat(totals).allSatisfy(batch -> assertThat(batch.balance()).isNegative());
    }

    private static long amountOf(long transferCount) {
        return LongStream.range(0, transferCount)
                .map(number -> Transfer.of(number).amount())
                .sum();
    }
}
