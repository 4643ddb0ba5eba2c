package dev.sluice.benchmarks.latency;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.time.Durations;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers: how long does an event take from its due time to the output of a keyed count, with batches cut on arrival?
 *
 * <p>Open loop: events come at a fixed rate whatever the engine does. The first third of the measurements warms up and is left
 * out.
 *
 * <p>Run with {@code java -cp … dev.sluice.benchmarks.latency.OnArrivalLatency EVENTS_PER_SECOND SECONDS}.
 *
 * <p><b>Thread rule:</b> results are written by the batch-runner thread and read after the end.
 */
public final class OnArrivalLatency {
    private OnArrivalLatency() {}

    public static void main(String[] arguments) throws Exception {
        long eventsPerSecond = Long.parseLong(arguments[0]);
        long seconds = Long.parseLong(arguments[1]);
        long eventCount = eventsPerSecond * seconds;
        Latencies latencies = new Latencies((int) eventCount);
        CountDownLatch allStored = new CountDownLatch(1);
        StreamingConf conf = StreamingConf.create()
                .appName("latency")
                .master("local[2]")
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamingContext context = new StreamingContext(conf, Durations.milliseconds(100))) {
            context.receiverStream(() -> new PacedReceiver(eventsPerSecond, eventCount, allStored))
                    .mapToPair(event -> Pair.of(event.first(), new long[] {1, event.second()}))
                    .reduceByKey(OnArrivalLatency::countAndKeepLatest)
                    .foreachRDD(rdd -> rdd.collect().forEach(count -> latencies.add(count.second()[1])));
            context.start();
            allStored.await(seconds + 30, TimeUnit.SECONDS);
            context.stop(true);
        }
        System.out.printf("%,d events/s: %s%n", eventsPerSecond, latencies);
    }

    private static long[] countAndKeepLatest(long[] first, long[] second) {
        first[0] += second[0];
        first[1] = Math.max(first[1], second[1]);
        return first;
    }

    /** Collects latencies; written by one thread. */
    private static final class Latencies {
        private final long[] nanos;
        private int count;

        Latencies(int capacity) {
            this.nanos = new long[capacity];
        }

        void add(long dueNanos) {
            nanos[count++] = System.nanoTime() - dueNanos;
        }

        @Override
        public String toString() {
            long[] sorted = Arrays.copyOfRange(nanos, count / 3, count);
            Arrays.sort(sorted);
            return String.format(
                    "n=%,d p50=%.3f ms p90=%.3f ms p99=%.3f ms p99.9=%.3f ms max=%.3f ms",
                    sorted.length,
                    at(sorted, 0.5),
                    at(sorted, 0.9),
                    at(sorted, 0.99),
                    at(sorted, 0.999),
                    at(sorted, 1));
        }

        private static double at(long[] sorted, double quantile) {
            return sorted[(int) Math.min(sorted.length - 1, quantile * sorted.length)] / 1e6;
        }
    }
}
