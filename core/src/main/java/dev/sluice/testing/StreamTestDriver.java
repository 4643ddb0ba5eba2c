package dev.sluice.testing;

import static java.util.Objects.requireNonNull;

import dev.sluice.DStreamLike;
import dev.sluice.StreamingContext;
import dev.sluice.config.BatchKeys;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingEvent;
import dev.sluice.internal.embedded.EmbeddedRuntime;
import dev.sluice.internal.simulated.SimulatedSeams;
import dev.sluice.internal.simulated.SimulatedTasks;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.Connections;
import dev.sluice.spi.Disk;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.time.BatchGrid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Runs a streaming program on a virtual clock: the production engine, on the calling thread, without sleeps.
 *
 * <p>A test builds its program on {@link #context()}, with inputs of the driver's own and outputs that are captured. Then it feeds a
 * batch, steps, and looks:
 *
 * <pre>{@code
 * try (StreamTestDriver driver = StreamTestDriver.create(Durations.seconds(1))) {
 *     TestInput<String> lines = driver.input("lines");
 *     TestOutput<Pair<String, Long>> counts = driver.capture(lines.stream()
 *             .flatMap(line -> List.of(line.split(" ")))
 *             .mapToPair(word -> Pair.of(word, 1L))
 *             .reduceByKey(Long::sum));
 *     driver.start();
 *
 *     lines.add("to be or", "not to be");
 *     driver.nextBatch();
 *
 *     assertThat(counts.last()).containsExactly(Pair.of("to", 2L), Pair.of("be", 2L), Pair.of("or", 1L), Pair.of("not", 1L));
 * }
 * }</pre>
 *
 * <p><b>Time.</b> The clock stands at the epoch, or where {@link Setup#startingAt} puts it, and moves only when the test moves it.
 * {@link #nextBatch} moves it to the next edge of the grid; {@link #advance} moves it by any time, and everything that falls due on the way
 * happens in order. With on-arrival cutting, adding input runs a batch at once and the clock stands still.
 *
 * <p><b>Failures.</b> When a batch fails, the call that ran it throws what the program threw: {@link #nextBatch}, or
 * {@link TestInput#add} when batches are cut on arrival. {@link #close} throws what no call has thrown yet, such as a failure in stopping.
 * {@link #tolerateFailures} lets the program go on instead, as it would in production; {@link #failure} tells what failed.
 *
 * <p><b>State.</b> A function of {@code updateStateByKey}, {@code mapWithState} or {@code process} that changes a value of state in place, instead
 * of setting a new one, fails its batch with an error that names the operator and the key; so does a function further down that changes what it was
 * given. Otherwise such a change would survive the retry of a task and the failure of a batch. It is seen for values that Sluice can write (see
 * {@link StreamingContext#registerCodec}) and for those whose {@code hashCode} goes by their content.
 *
 * <p><b>The outside world.</b> Files are in memory ({@link #disk}), and so are connections ({@link #connections}): a test that listens there
 * is the peer of {@code socketTextStream}.
 *
 * <p><b>What it does not cover.</b> The settings {@code sluice.master} and {@code sluice.embedded.forkThreshold} mean nothing here, since
 * everything runs on one thread. Receivers that start threads of their own, and functions that share state between tasks, need a test on
 * real threads.
 *
 * <p><b>Thread rule:</b> confined to the test's thread.
 */
public final class StreamTestDriver implements AutoCloseable {
    private static final int PARALLELISM = 2;

    private final SimulatedSeams seams;
    private final BatchGrid grid;
    private final StreamingContext context;
    private final EventLog events = new EventLog();
    private boolean toleratesFailures;
    private boolean isFailureThrown;

    private StreamTestDriver(Setup setup) {
        this.seams = setup.isSeeded
                ? SimulatedSeams.seeded(setup.startMillis, PARALLELISM, setup.seed)
                : SimulatedSeams.inOrder(setup.startMillis, PARALLELISM);
        this.grid = BatchGrid.of(setup.conf.get(BatchKeys.INTERVAL).orElse(setup.batchInterval));
        this.context = new StreamingContext(
                setup.conf,
                setup.batchInterval,
                seams.seams(),
                program -> new WatchingRuntime(setup.runtime.apply(program)));
        context.addStreamingListener(events);
    }

    /** Creates a driver with default settings whose clock stands at the epoch, so that the first batch has the interval as its time. */
    public static StreamTestDriver create(Duration batchInterval) {
        return setup(batchInterval).create();
    }

    /** Begins to describe a driver that is not like {@link #create}'s. */
    public static Setup setup(Duration batchInterval) {
        return new Setup(batchInterval);
    }

    /** Returns the context to build the program on. It is started by {@link #start}, and stopped by {@link #stop} or {@link #close}. */
    public StreamingContext context() {
        return context;
    }

    /** Adds an input stream that the test feeds. */
    public <T> TestInput<T> input(String name) {
        return new TestInput<>(context, requireNonNull(name, "name"), this::settle);
    }

    /** Adds an output that keeps every batch of a stream. */
    public <T> TestOutput<T> capture(DStreamLike<T, ?, ?> stream) {
        return new TestOutput<>(stream);
    }

    /** Lets the program go on after a failed batch; {@link #failure} and {@link #events} tell what failed. */
    public StreamTestDriver tolerateFailures() {
        toleratesFailures = true;
        return this;
    }

    /** Returns the first failure of the program, as {@link StreamingContext#awaitTermination} would throw it; empty as long as all is well. */
    public Optional<Throwable> failure() {
        try {
            context.awaitTerminationOrTimeout(0);
            return Optional.empty();
        } catch (Throwable failure) { // whatever the program threw
            return Optional.of(failure);
        }
    }

    /** Starts the program; throws what {@link StreamingContext#start} throws. */
    public void start() {
        context.start();
        settle();
    }

    /** Moves the clock to the next edge of the grid and runs the batch that is cut there. */
    public void nextBatch() {
        seams.tasks().advanceTo(grid.firstEdgeAfter(seams.clock().epochMillis()));
        settle();
    }

    /** Calls {@link #nextBatch} a number of times. */
    public void nextBatches(int count) {
        for (int index = 0; index < count; index++) {
            nextBatch();
        }
    }

    /** Moves the clock forwards; what falls due on the way happens in order. */
    public void advance(Duration duration) {
        seams.tasks().advance(duration);
        settle();
    }

    /** Moves the wall clock in one jump, forwards or backwards, as an operator or a suspended machine would. */
    public void jumpTo(long epochMillis) {
        seams.clock().set(epochMillis);
        seams.tasks().runUntilIdle();
        settle();
    }

    /** Returns the time of the virtual clock in milliseconds since the epoch. */
    public long epochMillis() {
        return seams.clock().epochMillis();
    }

    /** Stops the program; see {@link StreamingContext#stop(boolean)}. */
    public void stop(boolean isGraceful) {
        context.stop(isGraceful);
        settle();
    }

    /** Returns all events so far, in order. */
    public List<StreamingEvent> events() {
        return events.all();
    }

    /** Returns the files of this driver's world. */
    public Disk disk() {
        return seams.disk();
    }

    /** Returns the connections of this driver's world. */
    public Connections connections() {
        return seams.connections();
    }

    /**
     * Stops the program if it runs.
     *
     * @throws AssertionError if the engine itself failed, or was left with a batch that never ended
     * @throws RuntimeException a failure of the program that no call has thrown, unless failures are tolerated
     */
    @Override
    public void close() {
        if (context.getState() != StreamingContextState.STOPPED) {
            context.stop();
        }
        seams.tasks().runUntilIdle();
        checkEngine();
        if (!toleratesFailures && !isFailureThrown) {
            throwFailure();
        }
    }

    /** Returns the world that the program runs in. */
    SimulatedSeams seams() {
        return seams;
    }

    private void settle() {
        seams.tasks().runUntilIdle();
        if (seams.tasks().isInTurn()) {
            return; // called by the program itself, which is not to be disturbed by its own earlier failures
        }
        checkEngine();
        if (!toleratesFailures) {
            throwFailure();
        }
    }

    private void throwFailure() {
        failure().ifPresent(failure -> {
            isFailureThrown = true;
            StreamTestDriver.<RuntimeException>throwAsIs(failure);
        });
    }

    @SuppressWarnings("unchecked") // lets a checked exception of the program's pass as what it is
    private static <X extends Throwable> void throwAsIs(Throwable failure) throws X {
        throw (X) failure;
    }

    private void checkEngine() {
        for (SimulatedTasks.Failure failure : seams.tasks().failures()) {
            throw new AssertionError("The engine failed in " + failure.thrower(), failure.cause());
        }
    }

    /**
     * Describes a driver.
     *
     * <p><b>Thread rule:</b> confined to the test's thread.
     */
    public static final class Setup {
        private final Duration batchInterval;
        private StreamingConf conf = StreamingConf.create().set(EngineKeys.APP_NAME, "test");
        private long startMillis;
        private boolean isSeeded;
        private long seed;
        private Function<RuntimeContext, BatchRuntime> runtime = EmbeddedRuntime::new;

        private Setup(Duration batchInterval) {
            this.batchInterval = requireNonNull(batchInterval, "batchInterval");
        }

        /** Uses the given settings. */
        public Setup conf(StreamingConf newConf) {
            conf = requireNonNull(newConf, "newConf");
            return this;
        }

        /** Puts the clock to the given time at first. */
        public Setup startingAt(long epochMillis) {
            startMillis = epochMillis;
            return this;
        }

        /** Chooses by the seed which of the engine's parts goes on when several could; the same seed gives the same run. */
        public Setup seed(long newSeed) {
            isSeeded = true;
            seed = newSeed;
            return this;
        }

        /** Runs batches on the given runtime instead of the embedded one. */
        public Setup runtime(Function<RuntimeContext, BatchRuntime> newRuntime) {
            runtime = requireNonNull(newRuntime, "newRuntime");
            return this;
        }

        /** Creates the driver. */
        public StreamTestDriver create() {
            return new StreamTestDriver(this);
        }
    }
}
