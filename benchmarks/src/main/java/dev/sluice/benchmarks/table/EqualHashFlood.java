package dev.sluice.benchmarks.table;

import dev.sluice.DStream;
import dev.sluice.PairDStream;
import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Function;
import dev.sluice.function.Pair;
import dev.sluice.rdd.HashPartitioner;
import dev.sluice.source.QueueSource;
import dev.sluice.time.Durations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Answers: how much dearer is a batch of a million keys that share one {@code hashCode} than one of a million ordinary keys, for every
 * way there is to bring equal keys together?
 *
 * <p>The keys that collide are strings of 20 times "Aa" or "BB"; the others are as long, of the same letters in random order. All are
 * different, and all pass through a whole context. The best of some rounds counts, ordinary and colliding in turn.
 *
 * <p>Run with {@code java -Xmx4g -cp … dev.sluice.benchmarks.table.EqualHashFlood [ROUNDS]}.
 *
 * <p><b>Thread rule:</b> confined to the main thread, but for what the batches count.
 */
public final class EqualHashFlood {
    private static final int PARTS = 20;
    private static final int KEYS = 1_000_000;
    private static final long SEED = 42;

    private EqualHashFlood() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        List<String> colliding = colliding();
        List<String> ordinary = ordinary();
        for (Map.Entry<String, Program> program : programs().entrySet()) {
            double[] ordinarySeconds = new double[rounds];
            double[] collidingSeconds = new double[rounds];
            for (int round = 0; round < rounds; round++) {
                ordinarySeconds[round] = seconds(program.getValue(), ordinary);
                collidingSeconds[round] = seconds(program.getValue(), colliding);
            }
            Arrays.sort(ordinarySeconds);
            Arrays.sort(collidingSeconds);
            System.out.printf(
                    "%-28s ordinary %.2f s, colliding %.2f s, ratio %.1f%n",
                    program.getKey(),
                    ordinarySeconds[0],
                    collidingSeconds[0],
                    collidingSeconds[0] / ordinarySeconds[0]);
        }
    }

    private static Map<String, Program> programs() {
        Map<String, Program> programs = new LinkedHashMap<>();
        programs.put("reduceByKey", keys -> pairs(keys).reduceByKey(Long::sum).count());
        programs.put("groupByKey", keys -> pairs(keys).groupByKey().count());
        programs.put("join", keys -> pairs(keys).join(pairs(keys)).count());
        programs.put("countByValue", keys -> keys.countByValue().count());
        programs.put("distinct", keys -> keys.transform(rdd -> rdd.distinct()).count());
        programs.put(
                "reduceByKey, no exchange",
                keys -> pairs(keys)
                        .partitionBy(new HashPartitioner(2))
                        .reduceByKey(Long::sum, new HashPartitioner(2))
                        .count());
        return programs;
    }

    private static PairDStream<String, Long> pairs(DStream<String> keys) {
        return keys.mapToPair(key -> Pair.of(key, 1L));
    }

    private static double seconds(Program program, List<String> keys) throws Exception {
        AtomicLong counted = new AtomicLong();
        CountDownLatch done = new CountDownLatch(1);
        StreamingConf conf = StreamingConf.create()
                .appName("flood")
                .master("local[2]")
                .set(BatchKeys.CUT_POLICY, CutPolicy.ON_ARRIVAL);
        long startNanos;
        try (StreamingContext context = new StreamingContext(conf, Durations.seconds(3_600))) {
            program.call(context.stream(QueueSource.of(new ConcurrentLinkedQueue<>(List.of(keys)))))
                    .foreachRDD(rdd -> {
                        counted.set(rdd.reduce(Long::sum));
                        done.countDown();
                    });
            startNanos = System.nanoTime();
            context.start();
            done.await();
            double seconds = (System.nanoTime() - startNanos) / 1e9;
            if (counted.get() != KEYS) {
                throw new AssertionError("counted " + counted + " keys");
            }
            return seconds;
        }
    }

    private static List<String> colliding() {
        List<String> keys = new ArrayList<>(KEYS);
        for (int number = 0; number < KEYS; number++) {
            StringBuilder key = new StringBuilder(2 * PARTS);
            for (int part = 0; part < PARTS; part++) {
                key.append((number >> part & 1) == 0 ? "Aa" : "BB");
            }
            keys.add(key.toString());
        }
        Collections.shuffle(keys, new Random(SEED));
        return keys;
    }

    private static List<String> ordinary() {
        Random random = new Random(SEED);
        List<String> keys = new ArrayList<>(KEYS);
        for (int number = 0; number < KEYS; number++) {
            StringBuilder key = new StringBuilder(2 * PARTS);
            for (int letter = 0; letter < 2 * PARTS; letter++) {
                key.append("AaBb".charAt(random.nextInt(4)));
            }
            keys.add(key.toString());
        }
        return keys;
    }

    /** Counts the keys in some way. */
    private interface Program extends Function<DStream<String>, DStream<Long>> {}
}
