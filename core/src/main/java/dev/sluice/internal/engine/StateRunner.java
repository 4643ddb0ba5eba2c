package dev.sluice.internal.engine;

import dev.sluice.config.FailurePolicy;
import dev.sluice.internal.eventtime.Timestamps;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.operator.Emitted;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.rdd.Action;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.StateMoment;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Computes the streams with state, once in a batch and before its outputs, so that an output never shows what the state did not keep. Before a
 * stream with state, it looks at the timestamps of those above it, so that all streams of a batch see one moment of event time.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class StateRunner {
    private static final Logger LOG = LoggerFactory.getLogger(StateRunner.class);
    private static final Action.OnIterator<Object, Long> COUNT_LATE = (partition, elements) -> {
        long lateCount = 0;
        while (elements.hasNext()) {
            if (elements.next() instanceof Emitted emitted && emitted.isLate()) {
                lateCount++;
            }
        }
        return lateCount;
    };

    private final List<StreamNode> streams;
    private final FailurePolicy failurePolicy;
    private final BiFunction<BatchTime, StreamNode, RDDScope> scopes;
    private final EventTimes eventTimes;
    private final Consumer<BatchTime> check;

    /**
     * Creates a runner.
     *
     * @param check called when a stream was computed, throws if its state does not fit
     */
    StateRunner(
            List<StreamNode> streams,
            FailurePolicy failurePolicy,
            BiFunction<BatchTime, StreamNode, RDDScope> scopes,
            Consumer<BatchTime> check) {
        this.streams = streams;
        this.eventTimes = new EventTimes(streams);
        this.failurePolicy = failurePolicy;
        this.scopes = scopes;
        this.check = check;
    }

    /** Returns the moment that a stream with state is computed at in the running batch. */
    StateMoment momentOf(BatchTime batch, StreamNode stream) {
        return eventTimes.momentOf(batch, stream);
    }

    /** Ends the running batch, whose changes to state are kept or not. */
    void end(boolean isCommitted) {
        eventTimes.end(isCommitted);
    }

    /** Computes every stream with state or event time whose parents have an RDD in the batch. */
    Outcome compute(BatchLineage lineage) {
        Map<StreamNode, Throwable> failures = new HashMap<>();
        EpochReport report = new EpochReport(lineage.batch());
        for (StreamNode stream : streams) {
            Outcome before = new Outcome(failures, report);
            boolean isDue = stream.parents().stream().allMatch(lineage::has);
            if (isDue && before.failureBehind(stream).isEmpty()) {
                attempt(lineage, stream, report).ifPresent(failure -> {
                    failures.put(stream, failure);
                    lineage.lose(stream);
                });
            }
        }
        return new Outcome(failures, report);
    }

    /**
     * Returns whether a batch's changes to state are kept. An output that failed is no reason to drop them where the program goes on
     * all the same; where it stops, the batch is to run again from the state that it began with.
     */
    boolean mayCommit(Outcome computed, Collection<Throwable> failures) {
        return computed.failures().isEmpty() && (failures.isEmpty() || failurePolicy == FailurePolicy.CONTINUE);
    }

    private Optional<Throwable> attempt(BatchLineage lineage, StreamNode stream, EpochReport report) {
        try {
            RDDScope scope = scopes.apply(lineage.batch(), stream);
            if (stream.operator() instanceof StreamOperator.Timed timed) {
                Timestamps timestamps = eventTimes.look(lineage, stream, timed.rule(), scope);
                report.timestamps(
                        scope.owner(),
                        timestamps,
                        eventTimes.committedMillis(stream),
                        eventTimes.watermarkMillis(stream));
            } else {
                report.late(scope.owner(), walk(lineage.of(stream), scope));
                check.accept(lineage.batch());
            }
            return Optional.empty();
        } catch (Throwable failure) {
            String kept = stream.operator() instanceof StreamOperator.Timed ? "The event time" : "The state";
            String what = kept + " of " + stream + " could not be computed in batch " + lineage.batch()
                    + "; nothing that the batch changed in any state is kept";
            FailureText.error(LOG, what, failure);
            return Optional.of(failure);
        }
    }

    /** Computes all partitions, and returns how many elements were found late. */
    private static <T> long walk(RDDNode<T> node, RDDScope scope) {
        Origin origin = new Origin(scope.owner(), scope.callSite(), true);
        return scope.launcher().run(Job.overAll(node, walking(), origin)).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    @SuppressWarnings("unchecked") // it looks at elements of any type
    private static <T> Action<T, Long> walking() {
        return (Action<T, Long>) (Action<?, Long>) COUNT_LATE;
    }

    /**
     * How the streams of a batch were computed.
     *
     * @param failureByStream which could not be, and why
     * @param report what is to be told if the batch's changes are kept
     */
    record Outcome(Map<StreamNode, Throwable> failureByStream, EpochReport report) {
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
