package dev.sluice.internal.embedded;

import dev.sluice.internal.state.OperatorStates;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;

/**
 * Computes a stateful node from the same partition of its parents and from the state.
 *
 * <p><b>Thread rule:</b> immutable.
 */
record StatefulSource(RDDNode.Stateful<?> node, List<Strands> parents, OperatorStates states)
        implements PartitionSource {

    @Override
    public Iterator<?> open(int partition, TaskAttempt attempt) throws Exception {
        List<Object> results = new ArrayList<>();
        compute(partition, attempt, results::add);
        return results.iterator();
    }

    /** Pushes each result as the function makes it, so that they need no list of their own. */
    @Override
    public void push(int partition, SourceLoop loop, TaskState state) {
        Stage first = loop.first();
        TaskAttempt attempt = state.attempt();
        try {
            compute(partition, attempt, result -> {
                if (result == null) {
                    throw attempt.returnedNull(origin(), null);
                }
                try {
                    first.accept(result, state);
                } catch (Exception failedFurtherDown) {
                    throw Failures.unchecked(failedFurtherDown);
                }
            });
        } catch (Throwable thrown) {
            throw attempt.failed(origin(), null, thrown);
        }
    }

    private void compute(int partition, TaskAttempt attempt, Consumer<Object> output) throws Exception {
        List<Iterator<?>> elements = new ArrayList<>(parents.size());
        for (Strands parent : parents) {
            elements.add(parent.pull(partition, attempt));
        }
        states.compute(node.operator(), node.moment(), partition, elements, output);
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
