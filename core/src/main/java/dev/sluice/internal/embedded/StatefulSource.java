package dev.sluice.internal.embedded;

import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Computes a stateful node from the same partition of its parents and from the state.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record StatefulSource(RDDNode.Stateful<?> node, List<Strands> parents, OperatorStates states)
        implements PartitionSource {

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        List<Iterator<?>> elements = new ArrayList<>(parents.size());
        for (Strands parent : parents) {
            elements.add(parent.pull(partition, attempt));
        }
        List<Object> results = new ArrayList<>();
        states.compute(node.operator(), node.moment(), partition, elements, results::add);
        return results.iterator();
    }

    @Override
    public long elementCount(int partition) {
        return UNKNOWN;
    }

    @Override
    public Origin origin() {
        return node.operator().origin();
    }
}
