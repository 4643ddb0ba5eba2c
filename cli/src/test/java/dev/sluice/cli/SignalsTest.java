package dev.sluice.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real process does with what it has received when it is told to stop, long before its first batch is due. */
class SignalsTest {
    private static final int GRACEFUL_SECONDS = 30;
    private static final int CERTAIN_LINES = 5_000;

    @TempDir
    private Path directory;

    private ServerSocket server;

    @BeforeEach
    void listen() throws Exception {
        assumeTrue(SluiceProcess.isPossible(), "needs env --default-signal and kill, as on Linux");
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(GRACEFUL_SECONDS * 1_000);
    }

    @AfterEach
    void stopListening() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Test
    void sigterm_whileLinesCome_countsAllThatWereTakenInAndExitsWith143() throws Exception {
        try (SluiceProcess process = start()) {
            Thread sender = send();

            process.terminate();

            assertThat(process.awaitExit(GRACEFUL_SECONDS)).isEqualTo(143);
            sender.join();
            assertEverythingWasCounted(process.out());
        }
    }

    @Test
    void sigint_whileLinesCome_countsAllThatWereTakenInAndExitsWith130() throws Exception {
        try (SluiceProcess process = start()) {
            Thread sender = send();

            process.interrupt();

            assertThat(process.awaitExit(GRACEFUL_SECONDS)).isEqualTo(130);
            sender.join();
            assertEverythingWasCounted(process.out());
        }
    }

    private SluiceProcess start() throws IOException {
        return SluiceProcess.start(
                directory,
                "wordcount",
                "--port",
                Integer.toString(server.getLocalPort()),
                "--interval",
                "60s",
                "--top",
                "all",
                "--conf",
                "sluice.gracefulStopTimeout=" + GRACEFUL_SECONDS + "s",
                "--conf",
                "sluice.receiver.restartDelay=1ms");
    }

    /**
     * Sends lines that have certainly been taken in when this returns, and goes on with lines until the process hangs up.
     *
     * <p>The receiver stores what a connection brought before it connects again, so the second connection proves it for the first.
     */
    private Thread send() throws IOException {
        try (Socket first = server.accept()) {
            first.getOutputStream().write(lines("certain", 0, CERTAIN_LINES).getBytes(UTF_8));
        }
        Socket second = server.accept();
        Thread sender = new Thread(() -> sendUntilBroken(second));
        sender.start();
        return sender;
    }

    private static void sendUntilBroken(Socket peer) {
        try (peer) {
            for (int number = 0; true; number += 100) {
                peer.getOutputStream().write(lines("more", number, number + 100).getBytes(UTF_8));
            }
        } catch (IOException hungUp) {
            // What this is waiting for.
        }
    }

    private static String lines(String word, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(number -> "line " + word + number + "\n")
                .collect(Collectors.joining());
    }

    /** Each line that was certainly taken in was counted once, and of the others the first so many, without a hole. */
    private static void assertEverythingWasCounted(String out) {
        Map<String, Long> counts = PrintedCounts.total(out);
        int moreCount = counts.size() - 1 - CERTAIN_LINES;
        Map<String, Long> expected = IntStream.range(0, CERTAIN_LINES + moreCount)
                .mapToObj(number -> number < CERTAIN_LINES ? "certain" + number : "more" + (number - CERTAIN_LINES))
                .collect(Collectors.toMap(word -> word, word -> 1L));
        expected.put("line", (long) CERTAIN_LINES + moreCount);
        assertThat(moreCount).isNotNegative();
        assertThat(counts.equals(expected))
                .as("%d words counted, 'line' %s times", counts.size(), counts.get("line"))
                .isTrue();
    }
}
