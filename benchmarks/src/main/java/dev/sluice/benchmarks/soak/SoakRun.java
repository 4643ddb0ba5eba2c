package dev.sluice.benchmarks.soak;

import dev.sluice.StreamingContext;
import dev.sluice.config.ReceiverKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent;
import dev.sluice.event.StreamingListener;
import dev.sluice.function.Pair;
import dev.sluice.time.Durations;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Word count over a loopback socket whose memory buffer is so small that blocks spill to disk all the time.
 *
 * <p>The caller is the peer: it sends as fast as the program reads, and waits until all that it sent has been counted.
 *
 * <p><b>Thread rule:</b> confined to one thread; what batches add is guarded by the monitor.
 */
final class SoakRun implements AutoCloseable {
    private static final int ACCEPT_MILLIS = 30_000;
    private static final long WAIT_SECONDS = 120;

    private final SoakText text;
    private final ServerSocket server;
    private final StreamingContext context;
    private final Tally tally = new Tally();
    private final Socket peer;
    private long passCount;

    /** Starts the program and lets it connect. */
    SoakRun(SoakText text, Path spillDirectory, long bufferBytes) throws IOException {
        this.text = text;
        this.server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(ACCEPT_MILLIS);
        StreamingConf conf = StreamingConf.create()
                .appName("soak")
                .master("local[2]")
                .set(ReceiverKeys.BUFFER_BYTES, bufferBytes)
                .set(ReceiverKeys.BLOCK_BYTES, bufferBytes / 8)
                .set(ReceiverKeys.SPILL_DIRECTORY, Optional.of(spillDirectory));
        this.context = new StreamingContext(conf, Durations.milliseconds(500));
        context.addStreamingListener(tally);
        context.socketTextStream("localhost", server.getLocalPort())
                .flatMap(line -> List.of(line.split(" ")))
                .mapToPair(word -> Pair.of(word, 1L))
                .reduceByKey(Long::sum)
                .foreachRDD(rdd -> tally.add(rdd.collect()));
        context.start();
        this.peer = server.accept();
    }

    /** Sends the text once; waits while the program does not read. */
    void sendPass() throws IOException {
        peer.getOutputStream().write(text.bytes());
        passCount++;
    }

    long passCount() {
        return passCount;
    }

    /** Waits until every word that was sent has been counted, and the batches that counted them have been let go. */
    void awaitCounted() throws InterruptedException, TimeoutException {
        tally.awaitTotal(passCount * text.wordCount());
        tally.awaitEmptyBatches();
    }

    /** Returns whether each word was counted as often as it was sent. */
    boolean isCountExact() {
        Map<String, Long> expected = new HashMap<>();
        text.counts().forEach((word, count) -> expected.put(word, count * passCount));
        return tally.counts().equals(expected);
    }

    long spilledBytes() {
        return tally.spilledBytes.get();
    }

    long batchCount() {
        return tally.batchCount.get();
    }

    long failedBatchCount() {
        return tally.failedBatchCount.get();
    }

    /** Stops the program, gracefully, and hangs up. */
    @Override
    public void close() throws IOException {
        context.stop(true);
        peer.close();
        server.close();
    }

    /** Adds up what batches and events say. */
    private static final class Tally implements StreamingListener {
        /** Counters of one element, which stay as large as they are while they count. */
        private final Map<String, long[]> counts = new HashMap<>();

        private long total;
        private int emptyBatchCount;
        private final AtomicLong spilledBytes = new AtomicLong();
        private final AtomicLong batchCount = new AtomicLong();
        private final AtomicLong failedBatchCount = new AtomicLong();

        synchronized void add(List<Pair<String, Long>> batch) {
            for (Pair<String, Long> count : batch) {
                counts.computeIfAbsent(count.first(), word -> new long[1])[0] += count.second();
                total += count.second();
            }
            emptyBatchCount += batch.isEmpty() ? 1 : 0;
            notifyAll();
        }

        void awaitTotal(long expected) throws InterruptedException, TimeoutException {
            await(() -> total >= expected);
        }

        synchronized void awaitEmptyBatches() throws InterruptedException, TimeoutException {
            int countBefore = emptyBatchCount;
            await(() -> emptyBatchCount >= countBefore + 2);
        }

        private synchronized void await(BooleanSupplier condition) throws InterruptedException, TimeoutException {
            long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(WAIT_SECONDS);
            while (!condition.getAsBoolean()) {
                long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
                if (leftMillis <= 0) {
                    throw new TimeoutException(
                            "Only " + total + " words were counted; gave up after " + WAIT_SECONDS + " s");
                }
                wait(leftMillis);
            }
        }

        synchronized Map<String, Long> counts() {
            return counts.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, count -> count.getValue()[0]));
        }

        @Override
        public void onOther(StreamingEvent event) {
            if (event instanceof StreamingEvent.BlocksSpilled spilled) {
                spilledBytes.addAndGet(spilled.byteCount());
            }
        }

        @Override
        public void onBatchCompleted(StreamingEvent.BatchCompleted completed) {
            batchCount.incrementAndGet();
        }

        @Override
        public void onBatchFailed(StreamingEvent.BatchFailed failed) {
            failedBatchCount.incrementAndGet();
        }
    }
}
