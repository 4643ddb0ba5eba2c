package dev.sluice.engine.bank;

import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CatchUp;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Shuffle;
import dev.sluice.rdd.TaskContext;
import dev.sluice.state.StateSpec;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Debits and credits of accounts, each kept by an operator of its own and in partitions of its own, joined to balances in every batch.
 *
 * @param creditsLateBy by how many batches the credits come late; 0 is right
 * @param isFlaky whether tasks fail in their first attempt, some with half of their work done
 */
record Bank(int batchCount, long batchSize, int creditsLateBy, boolean isFlaky) {
    private static final int CREDIT_PARTITIONS = 3;
    private static final int FLAKY_RATIO = 50_021;
    private static final int FLAKY_ACCOUNT = 500;
    private static final long PATIENCE_SECONDS = 120;

    /**
     * What a batch shows.
     *
     * @param balance the sum over all accounts of credits less debits
     * @param credited the sum of all credits so far
     */
    record Totals(long balance, long credited) {}

    /** Runs all transfers on two workers and returns what each batch with a transfer showed. */
    List<Totals> run() throws InterruptedException {
        List<Totals> totals = new CopyOnWriteArrayList<>();
        CountDownLatch shown = new CountDownLatch(batchCount);
        StreamingConf conf = StreamingConf.create()
                .appName("bank")
                .master("local[2]")
                .set(BatchKeys.CATCH_UP, CatchUp.MERGE)
                .set(EngineKeys.EMBEDDED_FORK_THRESHOLD, Optional.of(1L));
        try (StreamingContext context = new StreamingContext(conf, Duration.ofMillis(5))) {
            balances(context).foreachRDD(rdd -> {
                Totals sum = rdd.values()
                        .fold(
                                new Totals(0, 0),
                                (a, b) -> new Totals(a.balance() + b.balance(), a.credited() + b.credited()));
                totals.add(sum);
                shown.countDown();
            });
            context.start();
            if (!shown.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("Only " + totals.size() + " of " + batchCount + " batches were shown");
            }
            context.stop(false);
        }
        return totals.subList(0, batchCount);
    }

    private PairDStream<Long, Totals> balances(StreamingContext context) {
        var transfers = context.stream(new TransferSource(0, batchCount, batchSize));
        var sources = creditsLateBy == 0
                ? transfers
                : context.stream(new TransferSource(creditsLateBy, batchCount, batchSize));
        boolean fails = isFlaky;
        PairDStream<Long, Long> debits = transfers
                .mapToPair(transfer -> checked(fails, Pair.of(transfer.from(), transfer.amount()), transfer.number()))
                .reduceByKey((a, b) -> a + b)
                .updateStateByKey((amounts, before) -> Optional.of(added(fails, amounts, before)));
        PairDStream<Long, Long> credits = sources.mapToPair(transfer -> Pair.of(transfer.to(), transfer.amount()))
                .reduceByKey((a, b) -> a + b)
                .mapWithState(StateSpec.<Long, Long, Long, Long>function((account, amount, state) -> {
                            failAtFirst(fails && account == FLAKY_ACCOUNT);
                            state.update(state.orElse(0L) + amount.orElse(0L));
                            return state.get();
                        })
                        .numPartitions(CREDIT_PARTITIONS))
                .stateSnapshots();
        return credits.fullOuterJoin(debits, Shuffle.byDefault())
                .mapValues(both -> new Totals(
                        both.first().orElse(0L) - both.second().orElse(0L),
                        both.first().orElse(0L)));
    }

    private static <T> T checked(boolean fails, T pair, long number) {
        failAtFirst(fails && number % FLAKY_RATIO == 0);
        return pair;
    }

    private static long added(boolean fails, List<Long> amounts, Optional<Long> before) {
        long sum = before.orElse(0L);
        failAtFirst(fails && sum % FLAKY_ACCOUNT == 1);
        for (long amount : amounts) {
            sum += amount;
        }
        return sum;
    }

    private static void failAtFirst(boolean fails) {
        if (fails && TaskContext.current().attempt() == 0) {
            throw new IllegalStateException("on purpose");
        }
    }
}
