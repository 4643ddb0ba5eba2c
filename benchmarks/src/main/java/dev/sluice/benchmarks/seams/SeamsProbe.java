package dev.sluice.benchmarks.seams;

import dev.sluice.internal.system.SystemSeams;
import dev.sluice.spi.Connections.Connection;
import dev.sluice.spi.Connections.Listener;
import dev.sluice.spi.Seams;
import dev.sluice.spi.Tasks;
import dev.sluice.spi.Tasks.Mailbox;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers what the seams add to the latency of a batch, and what they cost when nothing happens.
 *
 * <p>Run the class; it takes about half a minute and prints one line for each question. Distributions of single events are wanted,
 * not means, hence not JMH.
 *
 * <p><b>Thread rule:</b> confined to main.
 */
public final class SeamsProbe {
    private static final int WARM_UP = 20_000;
    private static final int EVENTS = 20_000;
    private static final int TICKS = 3_000;
    private static final int READ_BYTES = 64 * 1024;
    private static final long STREAM_BYTES = 8L << 30;

    private SeamsProbe() {}

    public static void main(String[] arguments) throws Exception {
        try (Tasks tasks = SystemSeams.create(2, "probe").tasks()) {
            System.out.println(handOff(tasks, "hand-off, back to back", 0));
            System.out.println(handOff(tasks, "hand-off, one every 100 us", 100_000));
            System.out.println(handOff(tasks, "hand-off, one every 1 ms", 1_000_000));
            System.out.println(timer(tasks));
            System.out.println(runAll(tasks, "runAll(2), back to back", 0));
            System.out.println(runAll(tasks, "runAll(2), one every 1 ms", 1_000_000));
            System.out.println(idle(tasks));
        }
        Seams seams = SystemSeams.create(1, "probe");
        System.out.println(loopback(seams));
        seams.tasks().close();
    }

    /** Times a message from one mailbox to another and the answer back, and halves it. */
    private static String handOff(Tasks tasks, String question, long pauseNanos) throws InterruptedException {
        int warmUp = pauseNanos > 100_000 ? 1_000 : WARM_UP;
        int count = warmUp + (pauseNanos > 100_000 ? TICKS : EVENTS);
        long[] nanos = new long[count];
        CountDownLatch done = new CountDownLatch(1);
        PingPong game = new PingPong(tasks, nanos, pauseNanos, done);
        game.start();
        done.await();
        return percentiles(question, Arrays.copyOfRange(nanos, warmUp, count));
    }

    private static String timer(Tasks tasks) throws InterruptedException {
        int warmUp = 500;
        long[] latenessNanos = new long[warmUp + TICKS];
        CountDownLatch done = new CountDownLatch(1);
        Ticker ticker = new Ticker(tasks, latenessNanos, done);
        long cpuBefore = cpuNanos();
        long before = System.nanoTime();
        ticker.start();
        done.await();
        double cpuShare = (double) (cpuNanos() - cpuBefore) / (System.nanoTime() - before);
        String line =
                percentiles("lateness of a 1 ms timer", Arrays.copyOfRange(latenessNanos, warmUp, warmUp + TICKS));
        return line + String.format(Locale.ROOT, "  cpu %.1f %% of a core", 100 * cpuShare);
    }

    private static String runAll(Tasks tasks, String question, long pauseNanos) throws Exception {
        int warmUp = pauseNanos > 0 ? 1_000 : WARM_UP;
        int count = warmUp + (pauseNanos > 0 ? TICKS : EVENTS);
        List<Callable<Integer>> bodies = List.of(() -> 1, () -> 2);
        long[] nanos = new long[count];
        for (int index = 0; index < count; index++) {
            LockSupport.parkNanos(pauseNanos);
            long before = System.nanoTime();
            tasks.runAll(bodies);
            nanos[index] = System.nanoTime() - before;
        }
        return percentiles(question, Arrays.copyOfRange(nanos, warmUp, count));
    }

    /** What three idle mailboxes, one of them with a far timer, and an idle loop use of a processor. */
    private static String idle(Tasks tasks) {
        List<Mailbox<String>> mailboxes = new ArrayList<>();
        for (int index = 0; index < 3; index++) {
            mailboxes.add(tasks.mailbox("idle-" + index, 16, message -> {}));
        }
        mailboxes.get(0).postAt(System.currentTimeMillis() + 3_600_000, "later");
        Tasks.Loop loop = tasks.loop("idle-loop", () -> Tasks.Progress.IDLE);
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
        long cpuBefore = cpuNanos();
        LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(5));
        double share = (cpuNanos() - cpuBefore) / 5e9;
        loop.close();
        mailboxes.forEach(Mailbox::close);
        return String.format(Locale.ROOT, "%-30s %.2f %% of a core", "idle for 5 s", 100 * share);
    }

    private static String loopback(Seams seams) throws Exception {
        byte[] sent = new byte[READ_BYTES];
        byte[] received = new byte[READ_BYTES];
        try (Listener listener = seams.connections().listen("127.0.0.1", 0);
                Connection client = seams.connections().connect("127.0.0.1", listener.port(), Duration.ofSeconds(5));
                Connection server = listener.accept(Duration.ofSeconds(5)).orElseThrow()) {
            seams.tasks().loop("writer", () -> writeUntilRefused(server, sent));
            long total = 0;
            long before = System.nanoTime();
            while (total < STREAM_BYTES) {
                total += client.read(received, 0, received.length, Duration.ofSeconds(5));
            }
            double seconds = (System.nanoTime() - before) / 1e9;
            return String.format(Locale.ROOT, "%-30s %.2f GB/s", "loopback reads of 64 KB", total / seconds / 1e9);
        }
    }

    private static Tasks.Progress writeUntilRefused(Connection connection, byte[] bytes) {
        try {
            connection.write(bytes, 0, bytes.length);
            return Tasks.Progress.WORKED;
        } catch (IOException e) {
            return Tasks.Progress.DONE; // the reader has had enough
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    private static String percentiles(String question, long[] nanos) {
        Arrays.sort(nanos);
        return String.format(
                Locale.ROOT,
                "%-30s p50 %7.1f us   p99 %7.1f us   max %8.1f us",
                question,
                nanos[nanos.length / 2] / 1e3,
                nanos[(int) (nanos.length * 0.99)] / 1e3,
                nanos[nanos.length - 1] / 1e3);
    }

    /** Two mailboxes that throw a ball. */
    private static final class PingPong {
        private final long[] nanos;
        private final long pauseNanos;
        private final CountDownLatch done;
        private final Mailbox<Long> ping;
        private final Mailbox<Long> pong;
        private int played;

        private PingPong(Tasks tasks, long[] nanos, long pauseNanos, CountDownLatch done) {
            this.nanos = nanos;
            this.pauseNanos = pauseNanos;
            this.done = done;
            this.ping = tasks.mailbox("ping", 16, this::onPing);
            this.pong = tasks.mailbox("pong", 16, this::onPong);
        }

        private void start() {
            ping.post(System.nanoTime());
        }

        private void onPing(Long sentNanos) {
            nanos[played++] = (System.nanoTime() - sentNanos) / 2;
            if (played == nanos.length) {
                done.countDown();
                return;
            }
            if (pauseNanos > 0) {
                LockSupport.parkNanos(pauseNanos);
            }
            pong.post(System.nanoTime());
        }

        private void onPong(Long sentNanos) {
            ping.post(sentNanos);
        }
    }

    /** A mailbox that asks for a message at each millisecond. */
    private static final class Ticker {
        private final long[] latenessNanos;
        private final CountDownLatch done;
        private final Mailbox<Long> ticks;
        private int ticked;

        private Ticker(Tasks tasks, long[] latenessNanos, CountDownLatch done) {
            this.latenessNanos = latenessNanos;
            this.done = done;
            this.ticks = tasks.mailbox("ticks", 16, this::onTick);
        }

        private void start() {
            askFor(System.currentTimeMillis() + 2);
        }

        private void onTick(Long dueMillis) {
            Instant now = Instant.now();
            latenessNanos[ticked++] = ChronoUnit.NANOS.between(Instant.ofEpochMilli(dueMillis), now);
            if (ticked == latenessNanos.length) {
                done.countDown();
            } else {
                askFor(Math.max(dueMillis + 1, now.toEpochMilli()));
            }
        }

        private void askFor(long dueMillis) {
            ticks.postAt(dueMillis, dueMillis);
        }
    }
}
