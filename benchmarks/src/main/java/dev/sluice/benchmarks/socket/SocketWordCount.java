package dev.sluice.benchmarks.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.StreamingContext;
import dev.sluice.benchmarks.wordcount.ZipfLines;
import dev.sluice.config.StreamingConf;
import dev.sluice.function.Pair;
import dev.sluice.time.Durations;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Answers: how fast are words of a loopback socket counted, beside a loop of {@code readLine} and {@code HashMap.merge}?
 *
 * <p>Both read the same bytes from the same server, one after the other in each round, and give the same counts. Batches are 500 ms. The time
 * ends when the last word has been counted.
 *
 * <p>Run with {@code java -cp … dev.sluice.benchmarks.socket.SocketWordCount [ROUNDS]}.
 *
 * <p><b>Thread rule:</b> confined to the main thread, but for what the batches add.
 */
public final class SocketWordCount {
    private static final int LINES = 1_000_000;
    private static final int WORDS_PER_LINE = 10;

    private SocketWordCount() {}

    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length == 0 ? 7 : Integer.parseInt(arguments[0]);
        List<String> lines = ZipfLines.create(LINES, WORDS_PER_LINE, 100_000, 42);
        byte[] bytes = (String.join("\n", lines) + "\n").getBytes(UTF_8);
        double[] byHand = new double[rounds];
        double[] bySluice = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            Map<String, Long> expected = new HashMap<>();
            byHand[round] = millionWordsPerSecond(() -> countByHand(bytes, expected));
            Map<String, Long> counted = new HashMap<>();
            bySluice[round] = millionWordsPerSecond(() -> countWithSluice(bytes, counted));
            if (!counted.equals(expected)) {
                throw new AssertionError("the counts differ");
            }
        }
        Arrays.sort(byHand);
        Arrays.sort(bySluice);
        double hand = byHand[rounds / 2];
        double sluice = bySluice[rounds / 2];
        System.out.printf(
                "million words/s, median of %d: hand-written %.2f, sluice %.2f, ratio %.2f%n",
                rounds, hand, sluice, sluice / hand);
    }

    private static double millionWordsPerSecond(Run run) throws Exception {
        long startNanos = System.nanoTime();
        run.run();
        return LINES * (double) WORDS_PER_LINE / 1e6 / ((System.nanoTime() - startNanos) / 1e9);
    }

    private static void countByHand(byte[] bytes, Map<String, Long> counts) throws IOException {
        try (LineServer server = LineServer.start(bytes);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                BufferedReader reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                for (String word : line.split(" ")) {
                    counts.merge(word, 1L, Long::sum);
                }
            }
        }
    }

    private static void countWithSluice(byte[] bytes, Map<String, Long> counts) throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        long[] wordCount = new long[1];
        StreamingConf conf = StreamingConf.create().appName("socket").master("local[2]");
        try (LineServer server = LineServer.start(bytes);
                StreamingContext context = new StreamingContext(conf, Durations.milliseconds(500))) {
            context.socketTextStream("localhost", server.port())
                    .flatMap(line -> List.of(line.split(" ")))
                    .mapToPair(word -> Pair.of(word, 1L))
                    .reduceByKey(Long::sum)
                    .foreachRDD(rdd -> {
                        for (Pair<String, Long> count : rdd.collect()) {
                            counts.merge(count.first(), count.second(), Long::sum);
                            wordCount[0] += count.second();
                        }
                        if (wordCount[0] >= (long) LINES * WORDS_PER_LINE) {
                            done.countDown();
                        }
                    });
            context.start();
            done.await();
        }
    }

    /** One way to count. */
    private interface Run {
        void run() throws Exception;
    }
}
