package dev.sluice.internal.engine;

import dev.sluice.config.FailurePolicy;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the streams with state, once in a batch and before its outputs, so that an output never shows what the state did not keep.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class StateRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StateRunner.class);
    private static final Action.OnIterator<Object, Boolean> WALK = (partition, elements) -> {
        elements.forEachRemaining(element -> {});
        return true;
    };

    private final List<StreamNode> streams;
    private final FailurePolicy failurePolicy;
    private final BiFunction<BatchTime, StreamNode, RDDScope> scopes;

    StateRunner(
            List<StreamNode> streams, FailurePolicy failurePolicy, BiFunction<BatchTime, StreamNode, RDDScope> scopes) {
        this.streams = streams;
        this.failurePolicy = failurePolicy;
        this.scopes = scopes;
    }

    /** Computes every stream with state whose parents have an RDD in the batch. */
    Outcome compute(BatchLineage lineage) {
        Map<StreamNode, Throwable> failures = new HashMap<>();
        for (StreamNode stream : streams) {
            Outcome before = new Outcome(failures);
            boolean isDue = stream.parents().stream().allMatch(lineage::has);
            if (isDue && before.failureBehind(stream).isEmpty()) {
                attempt(lineage, stream).ifPresent(failure -> {
                    failures.put(stream, failure);
                    lineage.lose(stream);
                });
            }
        }
        return new Outcome(failures);
    }

    /**
     * Returns whether a batch's changes to state are kept. An output that failed is no reason to drop them where the program goes on
     * all the same; where it stops, the batch is to run again from the state that it began with.
     */
    boolean mayCommit(Outcome computed, Collection<Throwable> failures) {
        return computed.failures().isEmpty() && (failures.isEmpty() || failurePolicy == FailurePolicy.CONTINUE);
    }

    private Optional<Throwable> attempt(BatchLineage lineage, StreamNode stream) {
        try {
            RDDScope scope = scopes.apply(lineage.batch(), stream);
            walk(lineage.of(stream), scope, new Origin(scope.owner(), scope.callSite(), true));
            return Optional.empty();
        } catch (Throwable failure) {
            String what = "The state of " + stream + " could not be computed in batch " + lineage.batch()
                    + "; nothing that the batch changed in any state is kept";
            FailureText.error(LOG, what, failure);
            return Optional.of(failure);
        }
    }

    private static <T> void walk(RDDNode<T> node, RDDScope scope, Origin origin) {
        scope.launcher().run(Job.overAll(node, walking(), origin));
    }

    @SuppressWarnings("unchecked") // it looks at no element
    private static <T> Action<T, Boolean> walking() {
        return (Action<T, Boolean>) (Action<?, Boolean>) WALK;
    }

    /** Which streams could not be computed in a batch, and why. */
    record Outcome(Map<StreamNode, Throwable> failureByStream) {
        Outcome {
            failureByStream = Map.copyOf(failureByStream);
        }

        List<Throwable> failures() {
            return new ArrayList<>(failureByStream.values());
        }

        /** Returns why a stream cannot be computed, if it or what it is made from could not. */
        Optional<Throwable> failureBehind(StreamNode stream) {
            Throwable own = failureByStream.get(stream);
            if (own != null || failureByStream.isEmpty()) {
                return Optional.ofNullable(own);
            }
            return stream.parents().stream()
                    .map(this::failureBehind)
                    .flatMap(Optional::stream)
                    .findFirst();
        }
    }
}
