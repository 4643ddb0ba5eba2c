package dev.sluice.benchmarks.latency;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.source.QueueSource;
import dev.sluice.time.Durations;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers: what does a batch of ten records through map, reduceByKey and an output take in a whole context, from the moment at which its
 * input is there until its output has it?
 *
 * <p><i>Back to back</i>: all input is there before, so that one batch follows the other; the time is that between two outputs, and holds
 * the whole of a batch: its cut, its plan, its run, its end. <i>Alone</i>: another thread adds each batch's input a while after the batch before it, so that
 * the engine sleeps and is woken for each; there are a tenth as many.
 *
 * <p>Run with {@code java -cp … dev.sluice.benchmarks.latency.TinyBatches [BATCHES]}.
 *
 * <p><b>Thread rule:</b> results are written by the batch-runner thread and read after the end.
 */
public final class TinyBatches {
    private static final long PAUSE_NANOS = 200_000;
    private static final List<Integer> RECORDS = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    private static final Set<Pair<Integer, Long>> EXPECTED = Set.of(Pair.of(1, 4L), Pair.of(2, 3L), Pair.of(0, 3L));

    private final QueueSource<Integer> source = QueueSource.create();
    private final Semaphore outputs = new Semaphore(0);
    private final Latencies latencies;
    private final boolean isAlone;
    private long startNanos;

    private TinyBatches(int batchCount, boolean isAlone) {
        this.latencies = new Latencies(batchCount);
        this.isAlone = isAlone;
    }

    public static void main(String[] arguments) throws Exception {
        int batchCount = arguments.length == 0 ? 300_000 : Integer.parseInt(arguments[0]);
        for (boolean isAlone : List.of(false, true)) {
            int count = isAlone ? batchCount / 10 : batchCount;
            TinyBatches tiny = new TinyBatches(count, isAlone);
            tiny.run(count);
            System.out.printf("%s: %s%n", isAlone ? "alone" : "back to back", tiny.latencies);
        }
    }

    private void run(int batchCount) throws InterruptedException {
        StreamingConf conf = StreamingConf.create()
                .appName("tiny")
                .master("local[2]")
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamingContext context = new StreamingContext(conf, Durations.seconds(3_600))) {
            context.stream(source)
                    .mapToPair(number -> Pair.of(number % 3, 1L))
                    .reduceByKey(Long::sum)
                    .foreachRDD(rdd -> output(rdd.collect()));
            if (isAlone) {
                context.start();
                runAlone(batchCount);
            } else {
                for (int batch = 0; batch < batchCount; batch++) {
                    source.add(RECORDS);
                }
                startNanos = System.nanoTime();
                context.start();
                outputs.acquire(batchCount);
            }
        }
    }

    private void runAlone(int batchCount) throws InterruptedException {
        for (int batch = 0; batch < batchCount; batch++) {
            LockSupport.parkNanos(PAUSE_NANOS);
            startNanos = System.nanoTime();
            source.add(RECORDS);
            outputs.acquire();
        }
    }

    private void output(List<Pair<Integer, Long>> counts) {
        latencies.addSince(startNanos);
        if (!Set.copyOf(counts).equals(EXPECTED)) {
            throw new AssertionError("the counts are wrong: " + counts);
        }
        if (!isAlone) {
            startNanos = System.nanoTime();
        }
        outputs.release();
    }
}
