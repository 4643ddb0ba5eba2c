package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.BatchKeys;
import dev.sluice.config.CutPolicy;
import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.ErrorCode;
import dev.sluice.error.PlanException;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.event.StreamingContextState;
import dev.sluice.event.StreamingListener;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.engine.StreamingEngine;
import dev.sluice.internal.graph.CallSite;
import dev.sluice.internal.graph.StreamGraph;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.ingest.StaticTextFile;
import dev.sluice.rdd.PairRDD;
import dev.sluice.rdd.RDD;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.Split;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.source.GeneratorSource;
import dev.sluice.source.QueueSource;
import dev.sluice.source.Receivers;
import dev.sluice.source.SocketSource;
import dev.sluice.source.SocketTextSource;
import dev.sluice.source.TextFileSource;
import dev.sluice.spi.BatchRuntime;
import dev.sluice.spi.Disk;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Seams;
import dev.sluice.spi.Source;
import dev.sluice.time.BatchGrid;
import dev.sluice.time.BatchTime;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

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
public final class StreamingContext implements AutoCloseable {
    private final StreamingConf conf;
    private final BatchGrid grid;
    private final Disk disk;
    private final StreamingEngine engine;

    /**
     * Creates a context on this process.
     *
     * @param conf the settings; what is wrong with them is reported by {@link #start}, all at once
     * @param batchInterval the time between two batches: whole milliseconds, from 1 ms
     * @throws IllegalArgumentException if the interval is out of bounds
     */
    public StreamingContext(StreamingConf conf, Duration batchInterval) {
        this(conf, batchInterval, EmbeddedParts.create(conf));
    }

    /** Creates a context with a master and a name, such as {@code local[*]} and {@code WordCount}. */
    public StreamingContext(String master, String appName, Duration batchInterval) {
        this(StreamingConf.create().master(master).appName(appName), batchInterval);
    }

    /** Creates a context that meets the outside world through given seams and runs on a given runtime; for tests and other engines. */
    public StreamingContext(StreamingConf conf, Duration batchInterval, Seams seams, BatchRuntime runtime) {
        this(conf, batchInterval, EmbeddedParts.given(seams, runtime));
    }

    private StreamingContext(StreamingConf conf, Duration batchInterval, EmbeddedParts parts) {
        this.conf = requireNonNull(conf, "conf");
        this.grid = BatchGrid.of(requireNonNull(batchInterval, "batchInterval"));
        this.disk = parts.seams().disk();
        this.engine =
                new StreamingEngine(conf, grid, parts.seams(), parts.blockCodec(), parts.runtime(), parts::shutDown);
        parts.atShutdown(() -> stop(conf.get(EngineKeys.STOP_GRACEFULLY_ON_SHUTDOWN)));
    }

    /** Returns a stream of the lines of UTF-8 text that a TCP server sends; kept in memory, and on disk when memory is full. */
    public DStream<String> socketTextStream(String host, int port) {
        return socketTextStream(host, port, StorageLevel.MEMORY_AND_DISK_SER_2);
    }

    /** Returns a stream of the lines of UTF-8 text that a TCP server sends. */
    public DStream<String> socketTextStream(String host, int port, StorageLevel level) {
        return stream("socketTextStream", new SocketTextSource(host, port, StandardCharsets.UTF_8, level));
    }

    /** Returns a stream of what a decoder makes of the bytes that a TCP server sends; kept like the lines of {@link #socketTextStream}. */
    public <T> DStream<T> socketStream(
            String host, int port, Function<InputStream, ? extends Iterable<? extends T>> decoder) {
        return stream("socketStream", new SocketSource<>(host, port, decoder));
    }

    /** Returns a stream of the lines of UTF-8 text files that appear in a directory; see {@link TextFileSource}. */
    public DStream<String> textFileStream(String directory) {
        return stream("textFileStream", new TextFileSource(Path.of(directory)));
    }

    /** Returns a stream of what a receiver of the program's stores; {@code receivers} makes it when the context starts. */
    public <T> DStream<T> receiverStream(Function0<? extends Receiver<T>> receivers) {
        return stream("receiverStream", Receivers.source("receiver", receivers));
    }

    /** Returns a stream that takes one list from a queue in each batch. The queue is live: lists that are added later are seen. */
    public <T> DStream<T> queueStream(Queue<List<T>> queue) {
        return queueStream(queue, true);
    }

    /** Returns a stream that takes one list, or all lists, from a queue in each batch. The queue is live. */
    public <T> DStream<T> queueStream(Queue<List<T>> queue, boolean oneAtATime) {
        QueueSource<T> source = QueueSource.of(queue);
        return stream("queueStream", oneAtATime ? source : source.allAtOnce());
    }

    /**
     * Returns a stream of records that are made at a steady rate, for demonstrations and tests of load; see {@link GeneratorSource}.
     *
     * @param recordsPerSecond the rate, above 0
     * @param function makes the record of a number from 0 up, always the same one
     */
    public <T> DStream<T> generatorStream(double recordsPerSecond, Function<Long, T> function) {
        return stream("generatorStream", new GeneratorSource<>(recordsPerSecond, function));
    }

    /** Returns a stream that is read from any source. */
    public <T> DStream<T> stream(Source<T> source) {
        return stream("stream", source);
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
            List<? extends DStreamLike<?, ?, ?>> streams, Function2<List<RDD<?>>, BatchTime, RDD<T>> function) {
        return new DStream<>(this, transformed("transform", streams, function));
    }

    /** Makes an RDD of pairs of the RDDs of several streams in each batch, in the order of the streams. */
    public <K, V> PairDStream<K, V> transformToPair(
            List<? extends DStreamLike<?, ?, ?>> streams, Function2<List<RDD<?>>, BatchTime, PairRDD<K, V>> function) {
        return new PairDStream<>(this, transformed("transformToPair", streams, function));
    }

    /** Returns an RDD of some elements, in as many partitions as the default parallelism. */
    public <T> RDD<T> parallelize(List<T> elements) {
        return parallelize(elements, engine.launcher().defaultParallelism());
    }

    /** Returns an RDD of some elements in the given number of partitions, at least 1. */
    public <T> RDD<T> parallelize(List<T> elements, int partitionCount) {
        RDDScope scope = scope("parallelize");
        return RDD.of(new RDDNode.Read<>(ListSlices.of(elements, partitionCount), scope.origin("parallelize")), scope);
    }

    /** Returns an RDD of some pairs, in as many partitions as the default parallelism. */
    public <K, V> PairRDD<K, V> parallelizePairs(List<Pair<K, V>> pairs) {
        return PairRDD.fromRDD(parallelize(pairs));
    }

    /** Returns an RDD of some pairs in the given number of partitions, at least 1. */
    public <K, V> PairRDD<K, V> parallelizePairs(List<Pair<K, V>> pairs, int partitionCount) {
        return PairRDD.fromRDD(parallelize(pairs, partitionCount));
    }

    /** Returns an RDD of the lines of a file of UTF-8 text, in at most as many partitions as the default parallelism. */
    public RDD<String> textFile(String path) {
        return textFile(path, engine.launcher().defaultParallelism());
    }

    /**
     * Returns an RDD of the lines of a file of UTF-8 text that does not change while the program runs, for joins inside
     * {@code transform}. The file is read once by this call to find its lines, and again whenever the RDD is computed; a line that is not
     * valid fails the task.
     *
     * @param maxPartitionCount the most partitions, at least 1; a small file has fewer
     * @throws StreamingException if the file cannot be read
     */
    public RDD<String> textFile(String path, int maxPartitionCount) {
        if (maxPartitionCount < 1) {
            throw new IllegalArgumentException("textFile needs at least 1 partition, got " + maxPartitionCount);
        }
        RDDScope scope = scope("textFile");
        Samples samples = conf.get(EngineKeys.SAMPLES) ? Samples.bounded() : Samples.hidden();
        List<Split<String>> splits = StaticTextFile.divide(disk, Path.of(path), maxPartitionCount, samples);
        return RDD.of(new RDDNode.Read<>(splits, scope.origin("textFile")), scope);
    }

    /** Returns an RDD without elements and without partitions. */
    public <T> RDD<T> emptyRDD() {
        RDDScope scope = scope("emptyRDD");
        return RDD.of(new RDDNode.Read<>(List.of(), scope.origin("emptyRDD")), scope);
    }

    /** Keeps the RDDs of all streams for at least the given time after their batch, for {@link DStreamLike#slice}. */
    public void remember(Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("remember needs a positive duration, got " + duration);
        }
        graph().remember(duration);
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
     * Waits like {@link #awaitTermination}, at most for the given time.
     *
     * @return whether the context has stopped
     */
    public boolean awaitTerminationOrTimeout(long timeoutMillis) throws InterruptedException {
        boolean isOver = engine.await(Duration.ofMillis(timeoutMillis));
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

    StreamGraph graph() {
        return engine.graph();
    }

    /** Returns the time between two batches. */
    Duration batchInterval() {
        return grid.interval();
    }

    Disk disk() {
        return disk;
    }

    /** Returns whether several batches may share one time, so that names made of the time need more. */
    boolean isCutOnArrival() {
        return conf.get(BatchKeys.CUT_POLICY) == CutPolicy.ON_ARRIVAL;
    }

    /** Returns the scope of RDDs that are made outside of batches. */
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

    private <T> DStream<T> stream(String operator, Source<T> source) {
        return new DStream<>(this, graph().input(operator, requireNonNull(source, "source")));
    }

    private StreamNode transformed(
            String operator,
            List<? extends DStreamLike<?, ?, ?>> streams,
            Function2<List<RDD<?>>, BatchTime, ? extends RDD<?>> function) {
        requireNonNull(function, "function");
        streams.forEach(stream -> checkSameContext(stream, operator));
        StreamOperator.BatchFunction batchFunction = (parents, scope, batch) -> {
            List<RDD<?>> rdds = new ArrayList<>();
            for (int index = 0; index < parents.size(); index++) {
                rdds.add(streams.get(index).rdd(parents.get(index), scope));
            }
            return DStreamLike.lineage(scope, batch, function.call(rdds, batch));
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
