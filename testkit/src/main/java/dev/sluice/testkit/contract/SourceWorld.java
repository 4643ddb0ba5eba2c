package dev.sluice.testkit.contract;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingEvent;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.internal.simulated.SimulatedTasks;
import dev.sluice.internal.system.SystemSeams;
import dev.sluice.rdd.Split;
import dev.sluice.spi.InputBatch;
import dev.sluice.spi.Seams;
import dev.sluice.spi.SourceContext;
import dev.sluice.spi.SourceReader;
import dev.sluice.time.BatchTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What a source or a receiver under contract has around it, and the engine's part in the calls.
 *
 * <p>In a simulated world everything runs on the test's thread, time passes when the test lets it, and files and connections are in memory.
 * A source that starts threads of its own, or waits in a read, needs the world of {@link #onThisMachine}.
 *
 * <p><b>Thread rule:</b> confined to the test's thread, but for what a source calls back.
 */
public final class SourceWorld implements AutoCloseable {
    private static final Duration BATCH_INTERVAL = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final Duration STEP = Duration.ofMillis(1);

    private final Seams seams;
    private final Supplier<List<SimulatedTasks.Failure>> failures;
    private final List<StreamingEvent> events = new CopyOnWriteArrayList<>();
    private long nextBatchId;

    private SourceWorld(Seams seams, Supplier<List<SimulatedTasks.Failure>> failures) {
        this.seams = seams;
        this.failures = failures;
    }

    /** Creates a world in memory whose clock stands at the epoch. */
    public static SourceWorld simulated() {
        SimulatedSeams simulated = SimulatedSeams.inOrder(0, 2);
        return new SourceWorld(simulated.seams(), simulated.tasks()::failures);
    }

    /** Creates a world with the threads, the clock, the files and the network of this machine. */
    public static SourceWorld onThisMachine() {
        return new SourceWorld(SystemSeams.create(2, "contract"), List::of);
    }

    /** Returns the seams. */
    public Seams seams() {
        return seams;
    }

    /** Returns what the engine gives to a source that is opened. */
    public SourceContext context(StreamingConf conf) {
        return new SourceContext(
                0, "contract", BATCH_INTERVAL, conf, seams, new FrameBlockCodec(), () -> {}, events::add);
    }

    /** Returns what the source has told listeners. */
    public List<StreamingEvent> events() {
        return List.copyOf(events);
    }

    /** Lets time pass. */
    public void advance(Duration duration) throws InterruptedException {
        seams.tasks().await(new CompletableFuture<>(), duration);
    }

    /** Lets time pass until something is so; fails with the given words when that takes longer than 20 seconds. */
    public void await(String what, BooleanSupplier isSo) throws InterruptedException {
        long startNanos = seams.clock().nanoTime();
        while (!isSo.getAsBoolean()) {
            if (seams.clock().nanoTime() - startNanos > LONGEST_WAIT.toNanos()) {
                throw new AssertionError("In " + LONGEST_WAIT.toSeconds() + " s it did not come about that " + what);
            }
            advance(STEP);
        }
    }

    /** Marks the end of the next batch in the input, at the present time. */
    public BatchTime cut(SourceReader<?> reader) {
        BatchTime batch = BatchTime.of(nextBatchId++, seams.clock().epochMillis());
        reader.cut(batch);
        return batch;
    }

    /** Lets a batch interval pass, and cuts and plans the next batch. */
    public <T> InputBatch<T> nextBatch(SourceReader<T> reader) throws Exception {
        advance(BATCH_INTERVAL);
        return reader.plan(cut(reader));
    }

    /** Reads the records of a batch, as its tasks would. */
    public static <T> List<T> records(InputBatch<T> batch) throws Exception {
        List<T> records = new ArrayList<>();
        for (Split<T> split : batch.splits()) {
            records.addAll(records(split));
        }
        return records;
    }

    /** Reads the records of a split, as a task would. */
    public static <T> List<T> records(Split<T> split) throws Exception {
        List<T> records = new ArrayList<>();
        Iterator<T> iterator = split.open();
        try {
            iterator.forEachRemaining(record -> records.add(requireNonNull(record, "a record of a split")));
        } finally {
            if (iterator instanceof AutoCloseable closeable) {
                closeable.close();
            }
        }
        return records;
    }

    /** Ends what runs in this world; throws {@link AssertionError} if a handler or a loop has thrown in a simulated one. */
    @Override
    public void close() {
        seams.tasks().close();
        for (SimulatedTasks.Failure failure : failures.get()) {
            throw new AssertionError("It failed in " + failure.thrower(), failure.cause());
        }
    }
}
