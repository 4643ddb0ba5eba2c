package dev.sluice.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingEvent.InputInfo;
import dev.sluice.event.StreamingListener;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that run through the command line, over real sockets. */
class ProgramsTest {
    @Test
    void wordcount_countsEveryWordOnce() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = TextSender.sendOnce(server, "to be or\nnot to be\n");

            Terminal terminal = Terminal.run(
                    "wordcount", "--port", port(server), "--interval", "100ms", "--top", "all", "--batches", "5");

            sender.join();
            assertThat(terminal.exitCode()).isZero();
            assertThat(PrintedCounts.total(terminal.out())).isEqualTo(Map.of("to", 2L, "be", 2L, "or", 1L, "not", 1L));
        }
    }

    @Test
    void batches_arePrintedExactlyAsManyAsAskedFor() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = TextSender.sendOnce(server, "a\n");

            Terminal terminal = Terminal.run(
                    "run", "word-count", "--interval", "20ms", "--batches", "3", "--", "localhost", port(server));

            sender.join();
            assertThat(terminal.out().split("Time: ", -1)).hasSize(4);
        }
    }

    @Test
    void batches_whenASocketBringsMore_stopWithEveryReceivedLineCounted() throws Exception {
        AtomicReference<List<InputInfo>> left = new AtomicReference<>(List.of());
        CountDownLatch lastBatchRuns = new CountDownLatch(1);
        CountDownLatch linesAreTakenIn = new CountDownLatch(1);
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = TextSender.sendTwice(server, lastBatchRuns, "line\n".repeat(1_000), linesAreTakenIn);
            StreamingConf conf = StreamingConf.create()
                    .set(BatchKeys.LIMIT, Optional.of(1L))
                    .set(BatchKeys.INTERVAL, Optional.of(Duration.ofMillis(20)))
                    .set(ReceiverKeys.RESTART_DELAY, Duration.ofMillis(1));

            new ProgramRun(conf, "left")
                    .run(
                            (context, arguments) -> context.socketTextStream("localhost", server.getLocalPort())
                                    .named("lines")
                                    .foreachRDD(rdd -> {
                                        lastBatchRuns.countDown();
                                        linesAreTakenIn.await();
                                    }),
                            List.of(),
                            new StreamingListener() {
                                @Override
                                public void onStreamingStopped(StreamingEvent.StreamingStopped stopped) {
                                    left.set(stopped.unprocessed());
                                }
                            });
            sender.join();
        }
        assertThat(left.get()).containsExactly(new InputInfo(0, "lines", 1_000, ""));
    }

    @Test
    void customReceiver_endsAndIsNotStartedAgain() {
        Terminal terminal = Terminal.run("run", "custom-receiver", "--interval", "100ms", "--batches", "4", "--", "30");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out().lines().filter(line -> line.matches("\\d+"))).containsExactly("10", "20", "30");
    }

    @Test
    void fraudDetection_needsNothingElse() {
        Terminal terminal = Terminal.run("run", "fraud-detection", "--interval", "200ms", "--batches", "3");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains(" transactions, 0 malformed, 0 cards forgotten; ");
    }

    @Test
    void recommendation_answersQueriesAmongTheRatings() throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread sender = TextSender.sendOnce(server, "ann,tea,5\nann,milk,5\nbob,tea,4\nbob,rum\n?bob\n");

            Terminal terminal = Terminal.run(
                    "run", "recommendation", "--interval", "100ms", "--batches", "5", "--", "localhost", port(server));

            sender.join();
            assertThat(terminal.exitCode()).isZero();
            assertThat(terminal.out())
                    .contains(
                            "bob likes tea; may like\n     14 %  milk, because of tea\n",
                            "4 ratings and queries, ", " 1 malformed line, the last:\n    bob,rum\n");
        }
    }

    @Test
    void recommendation_evaluatesAFile_andEnds(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("ratings.csv");
        Files.writeString(file, """
                user,item,rating,time
                ann,milk,5,1
                ann,tea,5,9
                bob,milk,5,2
                bob,tea,5,3
                bob,gin,1,4
                eve,rum,4,5
                """);

        Terminal terminal =
                Terminal.run("run", "recommendation", "--interval", "50ms", "--", "--evaluate", file.toString());

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).isEqualTo("""
                        6 ratings, 1 malformed line, the last:
                            user,item,rating,time
                        hit rate at 10, of 1 users: 1.0000 recommended, 1.0000 by popularity; 1.00 times as high
                        """);
    }

    @Test
    void logAnalysis_readsAFile_andEnds(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("access.log");
        Files.writeString(file, """
                10.0.0.1 - - [05/Mar/2024:12:00:01 +0000] "GET /a HTTP/1.1" 200 100 "-" "Mozilla/5.0 (\\"tea\\")"
                10.0.0.2 - - [05/Mar/2024:12:00:02 +0000] "GET /ä HTTP/1.1" 404 - "-" "cut
                Mar  5 12:00:03 host sshd[1]: no
                """, StandardCharsets.ISO_8859_1);

        Terminal terminal = Terminal.run(
                "run",
                "log-analysis",
                "--interval",
                "50ms",
                "--",
                file.toString(),
                "--window",
                "1m",
                "--slide",
                "1m",
                "--close-after",
                "300ms");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).containsOnlyOnce("""
                        === 2024-03-05T12:00:00Z to 2024-03-05T12:01:00Z
                            2 requests, 50.0 % errors, 0.03/s; 100 bytes, p50 0, p99 100
                            path          1  /a
                            path          1  /ä (100.0 % errors)
                            client        1  10.0.0.1
                            client        1  10.0.0.2 (100.0 % errors)
                        """).endsWith("""
                        : 2 requests, 100 bytes; 1xx 0, 2xx 1, 3xx 0, 4xx 1, 5xx 0; 0 late, 0 of an impossible time, \
                        1 malformed line, the last:
                            Mar  5 12:00:03 host sshd[1]: no
                        """);
    }

    @Test
    void demo_needsNothingElse() {
        Terminal terminal = Terminal.run("demo", "--interval", "200ms", "--batches", "3");

        assertThat(terminal.exitCode()).isZero();
        assertThat(terminal.out()).contains("Serving text on localhost:", "(the,", "batch 0: ", " records, waited ");
    }

    private static String port(ServerSocket server) {
        return Integer.toString(server.getLocalPort());
    }
}
