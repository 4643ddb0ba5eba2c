package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.PlanException;
import dev.sluice.error.Problem;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingListener;
import dev.sluice.function.Function2;
import dev.sluice.internal.codec.FrameBlockCodec;
import dev.sluice.internal.engine.StreamingEngine;
import dev.sluice.internal.graph.CallSite;
import dev.sluice.internal.graph.StreamGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.Codec;
import dev.sluice.spi.Disk;
import dev.sluice.spi.RuntimeContext;
import dev.sluice.spi.Seams;
import dev.sluice.time.BatchGrid;
import dev.sluice.time.BatchTime;
import dev.sluice.time.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A streaming program: its inputs, and its life from {@link #start} to {@link #stop}.
 *
 * <pre>{@code
 * try (var ssc = new StreamingContext(StreamingConf.create().appName("WordCount"), Durations.seconds(1))) {
 *     ssc.socketTextStream("localhost", 9999)
 *             .flatMap(line -> List.of(line.split(" ")))
 *             .mapToPair(word -> Pair.of(word, 1L))
 *             .reduceByKey(Long::sum)
 *             .print();
 *     ssc.start();
 *     ssc.awaitTermination();
 * }
 * }</pre>
 *
 * <p>Streams, operations and outputs are added before {@code start}. Any number of contexts may live in one JVM. When the JVM shuts
 * down, a started context is stopped, gracefully unless {@code sluice.stopGracefullyOnShutdown} is false.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
public final class StreamingContext extends StreamingValues implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamingContext.class);

    private final StreamingConf conf;
    private final BatchGrid grid;
    private final Disk disk;
    private final FrameBlockCodec blockCodec;
    private final StreamingEngine engine;
    private final BatchRuntime runtime;

    /**
     * Creates a context on this process.
     *
     * <p>System properties whose names begin with {@value StreamingConf#LAUNCH_PREFIX} change its settings; a warning names each setting
     * of the program that gives way to them.
     *
     * @param conf the settings; names that are unknown and values that contradict each other are reported by {@link #start}
     * @param batchInterval the time between two batches: whole milliseconds, from 1 ms; {@code sluice.batch.interval} replaces it, with a
     *     warning
     * @throws IllegalArgumentException if the interval is out of bounds
     * @throws PlanException with everything that is wrong with the settings, if one of them has an invalid value
     */
    public StreamingContext(StreamingConf conf, Duration batchInterval) {
        this(
                requireNonNull(conf, "conf").withLaunchProperties(System.getProperties()),
                batchInterval,
                EmbeddedParts::create);
    }

    /** Creates a context with a master and a name, such as {@code local[*]} and {@code WordCount}; otherwise like the first. */
    public StreamingContext(String master, String appName, Duration batchInterval) {
        this(StreamingConf.create().master(master).appName(appName), batchInterval);
    }

    /**
     * Creates a context that meets the outside world through given seams; for tests and other engines.
     *
     * @param runtimes makes what batches run on; called once, now
     */
    public StreamingContext(
            StreamingConf conf,
            Duration batchInterval,
            Seams seams,
            Function<? super RuntimeContext, ? extends BatchRuntime> runtimes) {
        this(conf, batchInterval, valid -> EmbeddedParts.on(valid, seams, runtimes));
    }

    private StreamingContext(
            StreamingConf conf, Duration batchInterval, Function<StreamingConf, EmbeddedParts> factory) {
        this.conf = checkValues(conf);
        this.grid = grid(conf, BatchGrid.of(requireNonNull(batchInterval, "batchInterval")));
        EmbeddedParts parts = factory.apply(conf);
        this.disk = parts.seams().disk();
        this.blockCodec = parts.blockCodec();
        this.runtime = parts.runtime();
        this.engine = new StreamingEngine(conf, grid, parts.seams(), blockCodec, parts.runtime(), parts::shutDown);
        parts.atShutdown(() -> stop(conf.get(EngineKeys.STOP_GRACEFULLY_ON_SHUTDOWN)));
    }

    /** Returns the elements of some streams, batch by batch; at least one. */
    @SafeVarargs
    public final <T> DStream<T> union(DStream<T> first, DStream<T>... others) {
        DStream<T> union = first;
        for (DStream<T> other : others) {
            union = union.union(other);
        }
        return union;
    }

    /** Returns the pairs of some streams, batch by batch; at least one. */
    @SafeVarargs
    public final <K, V> PairDStream<K, V> union(PairDStream<K, V> first, PairDStream<K, V>... others) {
        PairDStream<K, V> union = first;
        for (PairDStream<K, V> other : others) {
            union = union.union(other);
        }
        return union;
    }

    /** Makes an RDD of the RDDs of several streams in each batch, in the order of the streams. */
    public <T> DStream<T> transform(
            List<? extends DStreamLike<?, ?, ?>> streams,
            Function2<? super List<RDD<?>>, ? super BatchTime, ? extends RDD<T>> function) {
        return new DStream<>(this, transformed("transform", streams, function));
    }

    /** Makes an RDD of pairs of the RDDs of several streams in each batch, in the order of the streams. */
    public <K, V> PairDStream<K, V> transformToPair(
            List<? extends DStreamLike<?, ?, ?>> streams,
            Function2<? super List<RDD<?>>, ? super BatchTime, ? extends PairRDD<K, V>> function) {
        return new PairDStream<>(this, transformed("transformToPair", streams, function));
    }

    /** Keeps the RDDs of all streams for at least the given time after their batch, for {@link DStreamLike#slice}. */
    public void remember(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("remember needs a positive duration, got " + Durations.format(duration));
        }
        graph().remember(duration);
    }

    /**
     * Has records of a class, and of its subtypes, written by a codec when they wait on disk or as bytes. Records, enums and values of the JDK need
     * none; other classes do, at a storage level that is serialised or may use the disk.
     *
     * @throws StreamingException if the class has a codec already or is built in, or if this context was started or stopped
     */
    public <T> void registerCodec(Class<T> type, Codec<T> codec) {
        graph().checkCanChange("registerCodec");
        blockCodec.register(type, codec);
    }

    /** Adds a listener; also possible while the context runs. */
    public void addStreamingListener(StreamingListener listener) {
        engine.addListener(listener);
    }

    /** Removes a listener; does nothing if it was not added. */
    public void removeStreamingListener(StreamingListener listener) {
        engine.removeListener(listener);
    }

    /** Returns how far this context has come. */
    public StreamingContextState getState() {
        return engine.state();
    }

    /**
     * Starts the program. The first batch is cut at the next multiple of the batch interval since the epoch. A second call warns and does
     * nothing.
     *
     * @throws PlanException with everything that is wrong with the program and its settings
     * @throws StreamingException if a source cannot be opened, or if this context was stopped before
     */
    public void start() {
        engine.start();
    }

    /**
     * Waits until the context has stopped, or until something failed.
     *
     * @throws InterruptedException if the calling thread is interrupted
     * @throws RuntimeException the first failure, as it was thrown in the program; checked exceptions are thrown as they are, too
     */
    public void awaitTermination() throws InterruptedException {
        engine.await();
        rethrowFailure();
    }

    /**
     * Waits like {@link #awaitTermination}, at most for so many milliseconds.
     *
     * @return whether the context has stopped
     */
    public boolean awaitTerminationOrTimeout(long timeoutMillis) throws InterruptedException {
        return awaitTerminationOrTimeout(Duration.ofMillis(timeoutMillis));
    }

    /**
     * Waits like {@link #awaitTermination}, at most for the given time.
     *
     * @return whether the context has stopped
     */
    public boolean awaitTerminationOrTimeout(Duration timeout) throws InterruptedException {
        boolean isOver = engine.await(timeout);
        rethrowFailure();
        return isOver;
    }

    /** Stops without waiting for what was received; batches that wait are dropped. See {@link #stop(boolean)}. */
    public void stop() {
        stop(false);
    }

    /**
     * Stops this context and waits until it has stopped. Called inside {@code foreachRDD}, {@code transform} or a listener it only asks for the
     * stop and returns, since the batch that calls it must end first. Stopping again, or before the start, does nothing.
     *
     * @param isGraceful whether everything that was received is processed first; at most for {@code sluice.gracefulStopTimeout}
     */
    public void stop(boolean isGraceful) {
        engine.requestStop(isGraceful);
        if (engine.isOnEngineThread()) {
            return;
        }
        try {
            engine.awaitEnd();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops like {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    @Override
    StreamingEngine engine() {
        return engine;
    }

    @Override
    StreamGraph graph() {
        return engine.graph();
    }

    /** Returns the time between two batches. */
    Duration batchInterval() {
        return grid.interval();
    }

    @Override
    Disk disk() {
        return disk;
    }

    /** Returns whether several batches may share one time, so that names made of the time need more. */
    BatchRuntime runtime() {
        return runtime;
    }

    boolean isCutOnArrival() {
        return conf.get(BatchKeys.CUT_POLICY) == CutPolicy.ON_ARRIVAL;
    }

    @Override
    StreamingConf conf() {
        return conf;
    }

    @Override
    StreamingContext self() {
        return this;
    }

    @Override
    RDDScope scope(String operator) {
        return new RDDScope(engine.launcher(), operator, CallSite.ofCaller(), false);
    }

    List<RDDNode<?>> slice(StreamNode node, Instant from, Instant to) {
        try {
            return engine.slice(node, from.toEpochMilli(), to.toEpochMilli());
        } catch (Exception failure) {
            StreamingContext.<RuntimeException>throwAsIs(failure);
            throw new AssertionError(failure);
        }
    }

    void checkSameContext(DStreamLike<?, ?, ?> other, String operator) {
        requireNonNull(other, "other");
        if (other.context() != this) {
            throw new StreamingException(
                    ErrorCode.GRAPH_FOREIGN_STREAM,
                    operator + " needs streams of one context, but " + other + " belongs to another one");
        }
    }

    /** Some settings are needed at once, so one that cannot be read cannot wait for the start. */
    private static StreamingConf checkValues(StreamingConf conf) {
        List<Problem> problems = requireNonNull(conf, "conf").problems();
        if (problems.stream().anyMatch(problem -> problem.code() == ErrorCode.CONFIG_INVALID_VALUE)) {
            throw new PlanException(problems);
        }
        return conf;
    }

    private static BatchGrid grid(StreamingConf conf, BatchGrid programs) {
        BatchGrid holds = conf.get(BatchKeys.INTERVAL).map(BatchGrid::of).orElse(programs);
        if (!holds.equals(programs)) {
            LOG.warn(
                    "The program asks for a batch every {}, but {} is {}, which holds",
                    Durations.format(programs.interval()),
                    BatchKeys.INTERVAL,
                    Durations.format(holds.interval()));
        }
        return holds;
    }

    private StreamNode transformed(
            String operator,
            List<? extends DStreamLike<?, ?, ?>> streams,
            Function2<? super List<RDD<?>>, ? super BatchTime, ? extends RDD<?>> function) {
        requireNonNull(function, "function");
        streams.forEach(stream -> checkSameContext(stream, operator));
        StreamOperator.BatchFunction batchFunction = (parents, scope, batch) -> {
            List<RDD<?>> rdds = new ArrayList<>();
            for (int index = 0; index < parents.size(); index++) {
                rdds.add(streams.get(index).rdd(parents.get(index), scope));
            }
            return TransformResult.lineage(scope, batch, function.call(rdds, batch));
        };
        List<StreamNode> nodes = new ArrayList<>();
        streams.forEach(stream -> nodes.add(stream.node()));
        return graph().transformed(operator, nodes, batchFunction);
    }

    private void rethrowFailure() {
        engine.failure().ifPresent(StreamingContext::<RuntimeException>throwAsIs);
    }

    @SuppressWarnings("unchecked") // lets a checked exception of the user's pass as what it is
    private static <X extends Throwable> void throwAsIs(Throwable failure) throws X {
        throw (X) failure;
    }
}
