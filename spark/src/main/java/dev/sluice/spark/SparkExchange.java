package dev.sluice.spark;

import dev.sluice.error.ErrorCode;
import dev.sluice.error.Samples;
import dev.sluice.error.StreamingException;
import dev.sluice.function.Function;
import dev.sluice.function.Function2;
import dev.sluice.function.Pair;
import dev.sluice.rdd.Aggregation;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.Partitioner;
import dev.sluice.rdd.RDDNode;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaRDD;
import org.jspecify.annotations.Nullable;

/**
 * Both ends of an exchange.
 *
 * <p>Spark promises no order among the blocks that a task fetches. So each source sends each target one parcel with its own number
 * on it, the target sorts its parcels, and keys are met in the order that lineage promises. Spark never sees a key.
 *
 * <p><b>Thread rule:</b> immutable; a copy travels with each task.
 *
 * @param partitioner decides the target of a key
 * @param aggregation how values are combined, or null when pairs only move
 * @param origin where it was made
 * @param calls calls the user's functions
 */
record SparkExchange(
        Partitioner partitioner, @Nullable Aggregation<Object, Object> aggregation, Origin origin, UserCalls calls)
        implements Serializable {

    @SuppressWarnings("unchecked") // values and combined values travel together, as objects
    static SparkExchange of(RDDNode.Exchange<?, ?, ?> node, UserCalls calls) {
        return new SparkExchange(
                node.partitioner().orElseThrow(),
                (Aggregation<Object, Object>) node.aggregation().orElse(null),
                node.origin(),
                calls);
    }

    /** Returns the RDD of the pairs after the exchange. */
    @SuppressWarnings("unchecked") // see of()
    <K, V> JavaRDD<Pair<Object, Object>> over(JavaRDD<Pair<K, V>> pairs) {
        return ((JavaRDD<Pair<Object, Object>>) (JavaRDD<?>) pairs)
                .mapPartitionsWithIndex(this::send, false)
                .keyBy(Parcel::target)
                .partitionBy(new ByTarget(partitioner.partitionCount()))
                .values()
                .mapPartitions(this::receive);
    }

    private Iterator<Parcel> send(int source, Iterator<Pair<Object, Object>> pairs) {
        Outcome<List<List<Pair<Object, Object>>>> sorted = Outcome.of(() -> byTarget(pairs));
        List<Parcel> parcels = new ArrayList<>();
        for (int target = 0; target < partitioner.partitionCount(); target++) {
            // A failure goes to every target, because any of them may be the only one that is asked for.
            parcels.add(
                    sorted.failure() != null
                            ? Parcel.refused(source, target, sorted.failure())
                            : Parcel.of(source, target, sorted.orThrow().get(target)));
        }
        return parcels.iterator();
    }

    private Iterator<Pair<Object, Object>> receive(Iterator<Parcel> parcels) {
        List<Parcel> inOrder = new ArrayList<>();
        parcels.forEachRemaining(inOrder::add);
        inOrder.sort(Comparator.comparingInt(Parcel::source));
        List<Pair<Object, Object>> pairs = new ArrayList<>();
        inOrder.forEach(parcel -> pairs.addAll(parcel.open()));
        if (aggregation == null) {
            return pairs.iterator();
        }
        return aggregation.combinesBeforeExchange()
                ? combined(pairs.iterator(), first -> first, aggregation.mergeCombiners())
                : combined(pairs.iterator(), aggregation.create(), aggregation.mergeValue());
    }

    private List<List<Pair<Object, Object>>> byTarget(Iterator<Pair<Object, Object>> pairs) {
        Iterator<Pair<Object, Object>> sent = aggregation != null && aggregation.combinesBeforeExchange()
                ? combined(pairs, aggregation.create(), aggregation.mergeValue())
                : pairs;
        List<List<Pair<Object, Object>>> targets = new ArrayList<>();
        for (int target = 0; target < partitioner.partitionCount(); target++) {
            targets.add(new ArrayList<>());
        }
        sent.forEachRemaining(pair -> targets.get(target(pair)).add(pair));
        return targets;
    }

    private Iterator<Pair<Object, Object>> combined(
            Iterator<Pair<Object, Object>> pairs,
            Function<Object, Object> create,
            Function2<Object, Object, Object> merge) {
        Map<Object, Object> byKey = new LinkedHashMap<>();
        while (pairs.hasNext()) {
            Pair<Object, Object> pair = pairs.next();
            Object before = byKey.get(pair.first());
            byKey.put(
                    pair.first(),
                    calls.called(
                            origin,
                            pair,
                            () -> before == null ? create.call(pair.second()) : merge.call(before, pair.second())));
        }
        return byKey.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                .iterator();
    }

    private int target(Pair<Object, Object> pair) {
        int target = calls.called(origin, pair, () -> partitioner.partition(pair.first()));
        if (target < 0 || target >= partitioner.partitionCount()) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT,
                    origin + ": partitioner " + partitioner + " put key "
                            + Samples.bounded().render(pair.first()) + " into partition " + target
                            + ". It must answer from 0 to " + (partitioner.partitionCount() - 1) + ".");
        }
        return target;
    }

    /** Sends each parcel where its label says. */
    private static final class ByTarget extends org.apache.spark.Partitioner {
        private static final long serialVersionUID = 1;

        private final int targetCount;

        private ByTarget(int targetCount) {
            this.targetCount = targetCount;
        }

        @Override
        public int numPartitions() {
            return targetCount;
        }

        @Override
        public int getPartition(Object target) {
            return (Integer) target;
        }
    }
}
