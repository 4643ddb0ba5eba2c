package dev.sluice.testkit;

import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.Split;
import dev.sluice.rdd.StatefulOperator;
import dev.sluice.rdd.StorageLevel;
import dev.sluice.rdd.ZipOperator;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * Computes the elements of one partition of a node, one method for each kind.
 *
 * <p><b>Thread rule:</b> confined to one attempt of a task.
 */
final class ReferencePartition implements RDDNode.Visitor<List<?>> {
    private final ReferenceJob job;
    private final int partition;

    ReferencePartition(ReferenceJob job, int partition) {
        this.job = job;
        this.partition = partition;
    }

    @Override
    public <T> List<?> visitRead(RDDNode.Read<T> node) {
        Split<T> split = ClosureCopy.of(node.splits().get(partition), node.origin());
        return job.trip().travel(job.tasks().read(node.origin(), split, () -> {
            Iterator<T> elements = split.open();
            try {
                return drained(elements, node.origin());
            } finally {
                if (elements instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            }
        }));
    }

    @Override
    public <T, O> List<?> visitNarrow(RDDNode.Narrow<T, O> node) {
        List<T> before = job.elements(node.parent(), partition);
        return node.operator().accept(new ReferenceLoop<>(job.tasks(), partition, before));
    }

    @Override
    public <T> List<?> visitUnion(RDDNode.Union<T> node) {
        int first = 0;
        for (RDDNode<T> source : node.sources()) {
            if (partition < first + source.partitionCount()) {
                return job.elements(source, partition - first);
            }
            first += source.partitionCount();
        }
        throw new AssertionError("no partition " + partition + " of " + node.partitionCount());
    }

    @Override
    public <K, V, C> List<?> visitExchange(RDDNode.Exchange<K, V, C> node) {
        // Travels each time it is read, because merging may change what it is given.
        return new ReferenceCombine<>(node, job.tasks()).receive(job.trip().travel(job.received(node, partition)));
    }

    @Override
    public <T> List<?> visitZip(RDDNode.Zip<T> node) {
        Origin origin = node.operator().origin();
        ZipOperator.ZipFunction<T> function = ClosureCopy.of(node.operator().function(), origin);
        List<Iterator<?>> parents = walks(node.parents());
        return job.tasks().called(origin, null, () -> drained(function.call(partition, parents), origin));
    }

    @Override
    public <T> List<?> visitCached(RDDNode.Cached<T> node) {
        if (node.level() == StorageLevel.NONE) {
            return job.elements(node.parent(), partition);
        }
        Map<Integer, List<?>> kept = job.keptOf(node);
        if (!kept.containsKey(partition)) {
            kept.put(partition, job.elements(node.parent(), partition));
        }
        return kept.get(partition);
    }

    @Override
    public <T> List<?> visitStateful(RDDNode.Stateful<T> node) {
        StatefulOperator<T> operator =
                ClosureCopy.of(node.operator(), node.operator().origin());
        List<Iterator<?>> parents = walks(node.parents());
        return job.tasks().called(operator.origin(), null, () -> {
            List<Object> results = new ArrayList<>();
            job.states().compute(operator, node.moment(), partition, parents, results::add);
            return drained(results.iterator(), operator.origin());
        });
    }

    private List<Iterator<?>> walks(List<RDDNode<?>> nodes) {
        List<Iterator<?>> walks = new ArrayList<>();
        nodes.forEach(node -> walks.add(job.elements(node, partition).iterator()));
        return walks;
    }

    private <T> List<T> drained(Iterator<T> elements, Origin origin) {
        List<T> all = new ArrayList<>();
        while (elements.hasNext()) {
            T element = elements.next();
            if (element == null) {
                throw job.tasks().nullResult(origin, null);
            }
            all.add(element);
        }
        return all;
    }
}
