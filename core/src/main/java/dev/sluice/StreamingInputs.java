package dev.sluice;

import static java.util.Objects.requireNonNull;

import dev.sluice.config.EngineKeys;
import dev.sluice.config.StreamingConf;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Function;
import dev.sluice.function.Function0;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.internal.graph.StreamGraph;
import dev.sluice.internal.ingest.RddQueueSource;
import dev.sluice.internal.ingest.StaticTextFile;
import dev.sluice.rdd.Lineage;
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
import dev.sluice.spi.Disk;
import dev.sluice.spi.Receiver;
import dev.sluice.spi.Source;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.random.RandomGenerator;

/**
 * What a program can take in: streams of sources, and RDDs that are at hand.
 *
 * <p><b>Thread rule:</b> thread-safe.
 */
abstract sealed class StreamingInputs permits StreamingValues {

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
            String host, int port, Function<? super InputStream, ? extends Iterable<? extends T>> decoder) {
        return socketStream(host, port, decoder, StorageLevel.MEMORY_AND_DISK_SER_2);
    }

    /** Returns a stream of what a decoder makes of the bytes that a TCP server sends; see {@link SocketSource}. */
    public <T> DStream<T> socketStream(
            String host,
            int port,
            Function<? super InputStream, ? extends Iterable<? extends T>> decoder,
            StorageLevel level) {
        return stream("socketStream", new SocketSource<>(host, port, decoder, level));
    }

    /** Returns a stream of the lines of UTF-8 text files that appear in a directory; see {@link TextFileSource}. */
    public DStream<String> textFileStream(String directory) {
        return stream("textFileStream", new TextFileSource(Path.of(directory)));
    }

    /** Returns a stream of what a receiver of the program's stores; {@code receivers} makes it when the context starts. */
    public <T> DStream<T> receiverStream(Function0<? extends Receiver<T>> receivers) {
        return stream("receiverStream", Receivers.source("receiver", receivers));
    }

    /** Returns a stream that takes one RDD from a queue in each batch; see {@link #queueStream(Queue, boolean, RDD)}. */
    public <T> DStream<T> queueStream(Queue<? extends RDD<T>> queue) {
        return queueStream(queue, true);
    }

    /** Returns a stream that takes one RDD, or all RDDs, from a queue in each batch; see {@link #queueStream(Queue, boolean, RDD)}. */
    public <T> DStream<T> queueStream(Queue<? extends RDD<T>> queue, boolean oneAtATime) {
        return queueStream(new RddQueueSource<T>(queue, oneAtATime, Optional.empty()));
    }

    /**
     * Returns a stream that takes RDDs from a queue in each batch. Lists of elements rather than RDDs come through {@link QueueSource}:
     * {@code stream(QueueSource.of(lists))}.
     *
     * @param queue is live: what is added later becomes part of a later batch, so it must be thread-safe if it is filled while the program runs.
     *     Nobody tells the program of what is added, so where batches are cut on arrival it waits for the next edge
     * @param oneAtATime whether a batch takes one RDD, or the union of all that are there
     * @param defaultRDD what a batch gets that finds the queue empty; without one it gets an RDD without elements
     */
    public <T> DStream<T> queueStream(Queue<? extends RDD<T>> queue, boolean oneAtATime, RDD<T> defaultRDD) {
        return queueStream(new RddQueueSource<>(queue, oneAtATime, Optional.of(defaultRDD)));
    }

    /**
     * Returns a stream of records that are made at a steady rate, for demonstrations and tests of load; see {@link GeneratorSource}.
     *
     * @param recordsPerSecond the rate, above 0
     * @param function makes the record of a number from 0 up, always the same one
     */
    public <T> DStream<T> generatorStream(double recordsPerSecond, Function<? super Long, ? extends T> function) {
        return stream("generatorStream", new GeneratorSource<>(recordsPerSecond, function));
    }

    /**
     * Returns a stream of records with random content that are made at a steady rate; see {@link GeneratorSource#seeded}.
     *
     * <pre>{@code
     * ssc.generatorStream(1_000, 42, (number, random) -> new Reading(number, random.nextGaussian(20, 5)))
     * }</pre>
     *
     * @param recordsPerSecond the rate, above 0
     * @param seed sets all random numbers; the same seed gives the same records
     * @param function makes the record of a number from 0 up, out of that and of random numbers that belong to it alone
     */
    public <T> DStream<T> generatorStream(
            double recordsPerSecond, long seed, Function2<Long, RandomGenerator, T> function) {
        return stream("generatorStream", GeneratorSource.seeded(recordsPerSecond, seed, function));
    }

    /** Returns a stream that is read from any source. */
    public <T> DStream<T> stream(Source<T> source) {
        return stream("stream", source);
    }

    /** Returns an RDD of some elements, in as many partitions as the default parallelism. */
    public <T> RDD<T> parallelize(List<T> elements) {
        return parallelize(elements, scope("parallelize").launcher().defaultParallelism());
    }

    /** Returns an RDD of some elements in the given number of partitions, at least 1. */
    public <T> RDD<T> parallelize(List<T> elements, int partitionCount) {
        RDDScope scope = scope("parallelize");
        return Lineage.toRDD(
                new RDDNode.Read<>(ListSlices.of(elements, partitionCount), scope.origin("parallelize")), scope);
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
        return textFile(path, scope("parallelize").launcher().defaultParallelism());
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
        Samples samples = conf().get(EngineKeys.SAMPLES) ? Samples.bounded() : Samples.hidden();
        List<Split<String>> splits = StaticTextFile.divide(disk(), Path.of(path), maxPartitionCount, samples);
        return Lineage.toRDD(new RDDNode.Read<>(splits, scope.origin("textFile")), scope);
    }

    /** Returns an RDD without elements and without partitions. */
    public <T> RDD<T> emptyRDD() {
        RDDScope scope = scope("emptyRDD");
        return Lineage.toRDD(new RDDNode.Read<>(List.of(), scope.origin("emptyRDD")), scope);
    }

    abstract StreamingContext self();

    abstract StreamGraph graph();

    abstract StreamingConf conf();

    abstract Disk disk();

    /** Returns the scope of RDDs that are made outside of batches. */
    abstract RDDScope scope(String operator);

    private <T> DStream<T> stream(String operator, Source<T> source) {
        return new DStream<>(self(), graph().input(operator, requireNonNull(source, "source")));
    }

    private <T> DStream<T> queueStream(RddQueueSource<T> source) {
        return new DStream<>(self(), graph().input("queueStream", source));
    }
}
