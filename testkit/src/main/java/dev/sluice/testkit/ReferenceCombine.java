package dev.sluice.testkit;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Both ends of an exchange in one task: combining before it, where asked for, and after it.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class ReferenceCombine<K, V, C> {
    private final Partitioner partitioner;
    private final Optional<Aggregation<Object, Object>> aggregation;
    private final Origin origin;
    private final ReferenceTasks tasks;

    @SuppressWarnings("unchecked") // values and combined values travel in the same lists, as objects
    ReferenceCombine(RDDNode.Exchange<K, V, C> node, ReferenceTasks tasks) {
        this.origin = node.origin();
        this.partitioner = ClosureCopy.of(node.partitioner().orElseThrow(), origin);
        this.aggregation = (Optional<Aggregation<Object, Object>>)
                (Optional<?>) node.aggregation().map(functions -> ClosureCopy.of(functions, node.origin()));
        this.tasks = tasks;
    }

    /** Returns what one partition of the parent sends to each target. */
    @SuppressWarnings("unchecked") // see the constructor
    List<List<Pair<Object, Object>>> send(List<Pair<K, V>> pairs) {
        List<Pair<Object, Object>> sent = (List<Pair<Object, Object>>) (List<?>) pairs;
        if (aggregation.filter(Aggregation::combinesBeforeExchange).isPresent()) {
            sent = combined(sent, aggregation.get().create(), aggregation.get().mergeValue());
        }
        List<List<Pair<Object, Object>>> targets = Stream.<List<Pair<Object, Object>>>generate(ArrayList::new)
                .limit(partitioner.partitionCount())
                .toList();
        sent.forEach(pair -> targets.get(target(pair)).add(pair));
        return targets;
    }

    /** Returns what becomes of what a target has received. */
    List<Pair<Object, Object>> receive(List<Pair<Object, Object>> pairs) {
        if (aggregation.isEmpty()) {
            return pairs;
        }
        Aggregation<Object, Object> functions = aggregation.get();
        return functions.combinesBeforeExchange()
                ? combined(pairs, first -> first, functions.mergeCombiners())
                : combined(pairs, functions.create(), functions.mergeValue());
    }

    private List<Pair<Object, Object>> combined(
            List<Pair<Object, Object>> pairs,
            Function<Object, Object> create,
            Function2<Object, Object, Object> merge) {
        Map<Object, Object> byKey = new LinkedHashMap<>();
        for (Pair<Object, Object> pair : pairs) {
            Object before = byKey.get(pair.first());
            Object after = tasks.called(
                    origin,
                    pair,
                    () -> before == null ? create.call(pair.second()) : merge.call(before, pair.second()));
            byKey.put(pair.first(), after);
        }
        return byKey.entrySet().stream()
                .map(entry -> Pair.of(entry.getKey(), entry.getValue()))
                .toList();
    }

    private int target(Pair<Object, Object> pair) {
        int target = tasks.called(origin, pair, () -> partitioner.partition(pair.first()));
        if (target < 0 || target >= partitioner.partitionCount()) {
            throw new StreamingException(
                    ErrorCode.INVALID_ARGUMENT,
                    origin + ": partitioner " + partitioner + " put key "
                            + Samples.bounded().render(pair.first())
                            + " into partition " + target + ". It must answer from 0 to "
                            + (partitioner.partitionCount() - 1) + ".");
        }
        return target;
    }
}
