package dev.sluice.spark;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.StreamingException;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.rdd.ZipOperator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.util.TaskCompletionListener;

/**
 * Makes the RDDs of one job, one for each node.
 *
 * <p><b>Thread rule:</b> confined to the thread of its job.
 */
final class SparkLineage implements RDDNode.Visitor<JavaRDD<?>> {
    private final JavaSparkContext spark;
    private final KeptRdds kept;
    private final UserCalls calls;
    private final Map<RDDNode<?>, JavaRDD<?>> made = new HashMap<>();

    SparkLineage(JavaSparkContext spark, KeptRdds kept, UserCalls calls) {
        this.spark = spark;
        this.kept = kept;
        this.calls = calls;
    }

    /** Returns the RDD of a node; a node that is met twice has one, so that Spark exchanges once. */
    @SuppressWarnings("unchecked") // a visit returns an RDD of the node's own elements
    <T> JavaRDD<T> rdd(RDDNode<T> node) {
        JavaRDD<T> known = (JavaRDD<T>) made.get(node);
        if (known == null) {
            known = (JavaRDD<T>) node.accept(this);
            made.put(node, known);
        }
        return known;
    }

    @Override
    public <T> JavaRDD<?> visitRead(RDDNode.Read<T> node) {
        if (node.splits().isEmpty()) {
            return spark.emptyRDD();
        }
        Origin origin = node.origin();
        UserCalls tasks = calls;
        return spark.parallelize(node.splits(), node.splits().size())
                .mapPartitions(splits -> opened(splits.next(), origin, tasks));
    }

    @Override
    public <T, O> JavaRDD<?> visitNarrow(RDDNode.Narrow<T, O> node) {
        return node.operator().accept(new NarrowRdd<>(rdd(node.parent()), calls));
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"}) // Spark takes an array of a generic type
    public <T> JavaRDD<?> visitUnion(RDDNode.Union<T> node) {
        if (node.sources().isEmpty()) {
            return spark.emptyRDD();
        }
        // No RDD made here has one of Spark's partitioners, so Spark appends the partitions and merges none.
        return spark.union((JavaRDD<T>[]) node.sources().stream().map(this::rdd).toArray(JavaRDD[]::new));
    }

    @Override
    public <K, V, C> JavaRDD<?> visitExchange(RDDNode.Exchange<K, V, C> node) {
        return SparkExchange.of(node, calls).over(rdd(node.parent()));
    }

    @Override
    public <T> JavaRDD<?> visitZip(RDDNode.Zip<T> node) {
        Origin origin = node.operator().origin();
        ZipOperator.ZipFunction<T> function = node.operator().function();
        UserCalls tasks = calls;
        return walksOf(node.parents())
                .mapPartitionsWithIndex(
                        (partition, walks) -> new CheckedIterator<>(
                                tasks.called(origin, null, () -> function.call(partition, walks.next())),
                                origin,
                                tasks),
                        false);
    }

    @Override
    public <T> JavaRDD<?> visitCached(RDDNode.Cached<T> node) {
        return node.level() == StorageLevel.NONE ? rdd(node.parent()) : kept.of(node, () -> rdd(node.parent()));
    }

    @Override
    public <T> JavaRDD<?> visitStateful(RDDNode.Stateful<T> node) {
        throw new StreamingException(
                ErrorCode.INVALID_GRAPH,
                node.operator().origin()
                        + " keeps state, which this runtime cannot. Use a master local[N] without Spark.");
    }

    /** Returns an RDD with one element in each partition: iterators over that partition of all parents. They never leave their task. */
    private JavaRDD<List<Iterator<?>>> walksOf(List<RDDNode<?>> parents) {
        JavaRDD<List<Iterator<?>>> walks = rdd(parents.get(0))
                .mapPartitions(first -> List.of(List.<Iterator<?>>of(first)).iterator());
        for (RDDNode<?> parent : parents.subList(1, parents.size())) {
            walks = walks.zipPartitions(
                    rdd(parent),
                    (before, next) -> List.of(with(before.next(), next)).iterator());
        }
        return walks;
    }

    private static List<Iterator<?>> with(List<Iterator<?>> before, Iterator<?> next) {
        List<Iterator<?>> longer = new ArrayList<>(before);
        longer.add(next);
        return longer;
    }

    private static <T> Iterator<T> opened(Split<T> split, Origin origin, UserCalls calls) {
        Iterator<T> elements = calls.called(origin, null, split::open);
        if (elements instanceof AutoCloseable closeable) {
            TaskCompletionListener closing = task -> calls.called(origin, null, () -> {
                closeable.close();
                return true;
            });
            TaskContext.get().addTaskCompletionListener(closing);
        }
        return new CheckedIterator<>(elements, origin, calls);
    }
}
