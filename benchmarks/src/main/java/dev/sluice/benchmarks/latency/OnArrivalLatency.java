package dev.sluice.benchmarks.latency;

import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.time.Durations;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Answers: how long does an event take from its due time to the output of a keyed count, with batches cut on arrival, beside a
 * hand-written count on two threads?
 *
 * <p>Open loop: events come at a fixed rate whatever the engine does. Both are measured after each other in the same process, by hand
 * first. The first third of the measurements warms up and is left out. How late the source was is told too: that is time which the machine
 * took, before there was anything to count.
 *
 * <p>Run with {@code java -cp … dev.sluice.benchmarks.latency.OnArrivalLatency EVENTS_PER_SECOND SECONDS}.
 *
 * <p><b>Thread rule:</b> results are written by the batch-runner thread and read after the end.
 */
public final class OnArrivalLatency {
    private OnArrivalLatency() {}

    public static void main(String[] arguments) throws Exception {
        long eventsPerSecond = Long.parseLong(arguments[0]);
        long eventCount = eventsPerSecond * Long.parseLong(arguments[1]);
        measure(
                "by hand",
                eventsPerSecond,
                eventCount,
                (pace, latencies) -> new HandWrittenCount(pace, latencies).run());
        measure("sluice", eventsPerSecond, eventCount, OnArrivalLatency::runSluice);
    }

    private static void measure(String name, long eventsPerSecond, long eventCount, Run run) throws Exception {
        Pace pace = new Pace(eventsPerSecond, eventCount);
        Latencies latencies = new Latencies((int) eventCount);
        run.run(pace, latencies);
        System.out.printf("%,d events/s, %-8s %s%n", eventsPerSecond, name + ":", latencies);
        System.out.printf("%,d events/s, %-8s %s%n", eventsPerSecond, " source", pace.lateness());
    }

    private static void runSluice(Pace pace, Latencies latencies) throws InterruptedException {
        CountDownLatch allStored = new CountDownLatch(1);
        StreamingConf conf = StreamingConf.create()
                .appName("latency")
                .master("local[2]")
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        try (StreamingContext context = new StreamingContext(conf, Durations.milliseconds(100))) {
            context.receiverStream(() -> new PacedReceiver(pace, allStored))
                    .mapToPair(event -> Pair.of(event.key(), new long[] {1, event.dueNanos()}))
                    .reduceByKey(OnArrivalLatency::countAndKeepLatest)
                    .foreachRDD(rdd -> rdd.collect().forEach(count -> latencies.addSince(count.second()[1])));
            context.start();
            allStored.await(60, TimeUnit.SECONDS);
            context.stop(true);
        }
    }

    private static long[] countAndKeepLatest(long[] first, long[] second) {
        first[0] += second[0];
        first[1] = Math.max(first[1], second[1]);
        return first;
    }

    /** One way to count. */
    private interface Run {
        void run(Pace pace, Latencies latencies) throws Exception;
    }
}
