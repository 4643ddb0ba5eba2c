package dev.sluice.benchmarks.state;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StateKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.source.QueueSource;
import dev.sluice.state.StateSpec;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;

/**
 * Answers: what does {@code mapWithState} take for a batch of updates over many keys, in a whole context, beside a hand-written loop that
 * adds the same updates to an open-addressing table of longs, lists the new counts, and sums them up?
 *
 * <p>Each batch is added when the one before has ended; its time is that from adding its input until its output has the sum of the new
 * counts. The loop adds the same batch right after. The sums must be equal. The first third warms up.
 *
 * <p>Run with {@code java -Xmx4g -cp … dev.sluice.benchmarks.state.StateBatches KEYS UPDATES BATCHES [timeout]}.
 *
 * <p><b>Thread rule:</b> the sum is written by the batch-runner thread before it releases the output.
 */
public final class StateBatches {
    private static final long SEED = 42;
    private static final int LOAD_BATCH = 100_000;
    /** An edge, which is a batch more, passes at midnight. */
    private static final int INTERVAL_SECONDS = 86_400;

    private final QueueSource<Pair<Long, Long>> source = QueueSource.create();
    private final Semaphore outputs = new Semaphore(0);
    private final HandWrittenCounts byHand;
    private final int keyCount;
    private volatile long sum;

    private StateBatches(int keyCount) {
        this.keyCount = keyCount;
        this.byHand = new HandWrittenCounts(33 - Integer.numberOfLeadingZeros(keyCount));
    }

    public static void main(String[] arguments) throws Exception {
        StateBatches batches = new StateBatches(Integer.parseInt(arguments[0]));
        boolean hasTimeout = arguments.length > 3;
        batches.run(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]), hasTimeout);
    }

    private void run(int updates, int batchCount, boolean hasTimeout) throws InterruptedException {
        StreamingConf conf = StreamingConf.create()
                .appName("state")
                .master("local[2]")
                .set(StateKeys.MEMORY_LIMIT, Optional.of(1L << 40))
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        StateSpec<Long, Long, Long, Long> spec = StateSpec.function((key, value, state) -> {
            long count = state.orElse(0L) + value.orElse(0L);
            if (state.isTimingOut()) {
                return count;
            }
            state.update(count);
            return count;
        });
        try (StreamingContext context = new StreamingContext(conf, Durations.seconds(INTERVAL_SECONDS))) {
            context.stream(source)
                    .mapToPair(pair -> pair)
                    .mapWithState(hasTimeout ? spec.timeout(Duration.ofHours(24)) : spec)
                    .foreachRDD(rdd -> {
                        sum = rdd.fold(0L, Long::sum);
                        outputs.release();
                    });
            context.start();
            load();
            measure(updates, batchCount);
        }
    }

    private void load() throws InterruptedException {
        for (int from = 0; from < keyCount; from += LOAD_BATCH) {
            List<Pair<Long, Long>> batch = new ArrayList<>(LOAD_BATCH);
            for (int number = from; number < Math.min(keyCount, from + LOAD_BATCH); number++) {
                batch.add(Pair.of(key(number), 1L));
            }
            compare(batch);
        }
    }

    private void measure(int updates, int batchCount) throws InterruptedException {
        SplittableRandom random = new SplittableRandom(SEED);
        long[] ours = new long[batchCount];
        long[] loops = new long[batchCount];
        for (int batch = 0; batch < batchCount; batch++) {
            List<Pair<Long, Long>> input = new ArrayList<>(updates);
            for (int update = 0; update < updates; update++) {
                input.add(Pair.of(key(random.nextInt(keyCount)), 1L));
            }
            long[] nanos = compare(input);
            ours[batch] = nanos[0];
            loops[batch] = nanos[1];
        }
        long[] sortedOurs = sortedAfterWarmUp(ours);
        long[] sortedLoops = sortedAfterWarmUp(loops);
        System.out.printf(
                "%,d keys, %,d updates a batch: p50 %.3f ms, p99 %.3f ms; by hand p50 %.3f ms, p99 %.3f ms; by hand / ours %.2f%n",
                keyCount,
                updates,
                at(sortedOurs, 0.5),
                at(sortedOurs, 0.99),
                at(sortedLoops, 0.5),
                at(sortedLoops, 0.99),
                at(sortedLoops, 0.5) / at(sortedOurs, 0.5));
    }

    private long[] compare(List<Pair<Long, Long>> batch) throws InterruptedException {
        long start = System.nanoTime();
        source.add(batch);
        outputs.acquire();
        long between = System.nanoTime();
        long expected = 0;
        for (long count : byHand.add(batch)) {
            expected += count;
        }
        long end = System.nanoTime();
        if (sum != expected) {
            throw new AssertionError("the counts sum up to " + sum + ", expected " + expected);
        }
        return new long[] {between - start, end - between};
    }

    /** Scatters numbers from 0 over the longs, none of them to 0. */
    private static long key(int number) {
        return (number + 1) * 0xD1342543DE82EF95L;
    }

    private static long[] sortedAfterWarmUp(long[] nanos) {
        long[] sorted = Arrays.copyOfRange(nanos, nanos.length / 3, nanos.length);
        Arrays.sort(sorted);
        return sorted;
    }

    private static double at(long[] sorted, double quantile) {
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e6;
    }
}
