package dev.sluice.testkit;

import static java.util.Objects.requireNonNull;

import dev.sluice.function.Pair;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Runs one job: first what its lineage exchanges, then its tasks, in order.
 *
 * <p><b>Thread rule:</b> confined to the thread of its job.
 */
final class ReferenceJob {
    private static final Object SENDING = new Object();

    private final ReferenceTasks tasks;
    private final ElementTrip trip;
    private final Map<RDDNode.Cached<?>, Map<Integer, List<?>>> kept;
    private final ReferenceStates states;
    private final Map<RDDNode<?>, List<List<List<Pair<Object, Object>>>>> sentBySource = new HashMap<>();
    private final Set<RDDNode<?>> prepared = new HashSet<>();

    ReferenceJob(
            ReferenceTasks tasks,
            ElementTrip trip,
            Map<RDDNode.Cached<?>, Map<Integer, List<?>>> kept,
            ReferenceStates states) {
        this.tasks = tasks;
        this.trip = trip;
        this.kept = kept;
        this.states = states;
    }

    <T, R> List<R> run(Job<T, R> job) {
        prepare(job.node());
        List<R> results = job.partitions().stream()
                .map(partition -> tasks.run(job.node(), partition, this, job.origin(), () -> act(job, partition)))
                .toList();
        job.tally().ifPresent(tally -> tally.accept(tasks.additions()));
        return results;
    }

    ReferenceTasks tasks() {
        return tasks;
    }

    ElementTrip trip() {
        return trip;
    }

    ReferenceStates states() {
        return states;
    }

    Map<Integer, List<?>> keptOf(RDDNode.Cached<?> node) {
        return kept.computeIfAbsent(node, absent -> new HashMap<>());
    }

    /** Returns what the partitions of an exchange's parent have sent to a target, one after the other. */
    List<Pair<Object, Object>> received(RDDNode.Exchange<?, ?, ?> node, int target) {
        return requireNonNull(sentBySource.get(node), "prepared").stream()
                .flatMap(source -> source.get(target).stream())
                .toList();
    }

    /** Returns the elements of a partition; must be called inside a task. */
    @SuppressWarnings("unchecked") // the visitor returns the node's own elements
    <T> List<T> elements(RDDNode<T> node, int partition) {
        return (List<T>) tasks.walking(node, partition, () -> node.accept(new ReferencePartition(this, partition)));
    }

    private void prepare(RDDNode<?> node) {
        boolean isKept =
                node instanceof RDDNode.Cached<?> cached && keptOf(cached).size() == cached.partitionCount();
        if (isKept || !prepared.add(node)) {
            return;
        }
        node.parents().forEach(this::prepare);
        if (node instanceof RDDNode.Exchange<?, ?, ?> exchange) {
            sentBySource.put(exchange, sent(exchange));
        }
    }

    /** Returns what each partition of the parent sends to each target. */
    private <K, V, C> List<List<List<Pair<Object, Object>>>> sent(RDDNode.Exchange<K, V, C> node) {
        return IntStream.range(0, node.parent().partitionCount())
                .mapToObj(partition -> tasks.run(
                        node,
                        partition,
                        SENDING,
                        node.origin(),
                        () -> new ReferenceCombine<>(node, tasks).send(elements(node.parent(), partition))))
                .toList();
    }

    private <T, R> R act(Job<T, R> job, int partition) {
        Action<T, R> action = ClosureCopy.of(job.action(), job.origin());
        List<T> elements = elements(job.node(), partition);
        if (action instanceof Action.OnIterator<T, R> onIterator) {
            Iterator<T> iterator = elements.iterator();
            return tasks.called(job.origin(), null, () -> onIterator.call(partition, iterator));
        }
        return walk((Action.OnEach<T, ?, R>) action, job.origin(), partition, elements);
    }

    private <T, A, R> R walk(Action.OnEach<T, A, R> action, Origin origin, int partition, List<T> elements) {
        A state = tasks.called(origin, null, () -> action.begin(partition));
        for (T element : elements) {
            tasks.called(origin, element, () -> {
                action.accept(state, element);
                return true;
            });
        }
        return tasks.called(origin, null, () -> action.end(state));
    }
}
