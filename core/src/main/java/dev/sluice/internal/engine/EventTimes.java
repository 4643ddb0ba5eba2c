package dev.sluice.internal.engine;

import dev.sluice.internal.eventtime.EventTimeRule;
import dev.sluice.internal.eventtime.Progress;
import dev.sluice.internal.eventtime.SourceId;
import dev.sluice.internal.eventtime.Timed;
import dev.sluice.internal.eventtime.Timestamps;
import dev.sluice.internal.eventtime.WatermarkTracker;
import dev.sluice.internal.graph.StreamNode;
import dev.sluice.internal.graph.StreamOperator;
import dev.sluice.internal.plan.BatchLineage;
import dev.sluice.internal.plan.SourcePartitions;
import dev.sluice.rdd.Job;
import dev.sluice.rdd.Origin;
import dev.sluice.rdd.RDDNode;
import dev.sluice.rdd.RDDScope;
import dev.sluice.rdd.StateMoment;
import dev.sluice.time.BatchTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The event time of every stream that has one: looked at in each batch, and committed or dropped with the batch's changes to state.
 *
 * <p><b>Thread rule:</b> confined to the batch-runner thread.
 */
final class EventTimes {
    private final Map<StreamNode, List<StreamNode>> timedAbove = new HashMap<>();
    private final Map<StreamNode, Progress> committed = new LinkedHashMap<>();
    private final Map<StreamNode, Progress> pending = new LinkedHashMap<>();

    /** Creates the event times of a program before its first batch. */
    EventTimes(List<StreamNode> streams) {
        for (StreamNode stream : streams) {
            if (stream.operator() instanceof StreamOperator.Timed) {
                committed.put(stream, Progress.NONE);
            } else {
                Set<StreamNode> timed = new LinkedHashSet<>();
                addTimed(stream, timed, new LinkedHashSet<>());
                timedAbove.put(stream, List.copyOf(timed));
            }
        }
    }

    /**
     * Looks at the timestamps of a stream in a batch, and takes its watermark forwards.
     *
     * @return what the timestamps say
     * @throws Exception what the user's functions above it threw
     */
    Timestamps look(BatchLineage lineage, StreamNode stream, EventTimeRule rule, RDDScope scope) throws Exception {
        Origin origin = new Origin(scope.owner(), scope.callSite(), true);
        List<Timestamps> byPartition = timestamps(lineage.of(stream), scope, origin);
        SourcePartitions sources = lineage.sourcesOf(stream);
        Map<SourceId, Timestamps> bySource = new HashMap<>();
        Timestamps all = Timestamps.NONE;
        for (int partition = 0; partition < byPartition.size(); partition++) {
            Timestamps timestamps = byPartition.get(partition);
            bySource.merge(sources.byPartition().get(partition), timestamps, Timestamps::and);
            all = all.and(timestamps);
        }
        Progress before = committed.getOrDefault(stream, Progress.NONE);
        long batchMillis = lineage.batch().milliseconds();
        pending.put(stream, new WatermarkTracker(rule).advance(before, batchMillis, sources.inputs(), bySource));
        return all;
    }

    /** Returns the moment of a stream with state: the least watermark of all streams with event time that it is made from. */
    StateMoment momentOf(BatchTime batch, StreamNode stream) {
        List<StreamNode> timed = timedAbove.getOrDefault(stream, List.of());
        if (timed.isEmpty()) {
            return StateMoment.of(batch);
        }
        long previousMillis = Long.MAX_VALUE;
        long nowMillis = Long.MAX_VALUE;
        for (StreamNode each : timed) {
            previousMillis = Math.min(previousMillis, committedMillis(each));
            nowMillis = Math.min(nowMillis, watermarkMillis(each));
        }
        return new StateMoment(batch, previousMillis, nowMillis);
    }

    /** Returns the watermark of a stream with event time in the running batch. */
    long watermarkMillis(StreamNode timed) {
        Progress running = pending.get(timed);
        return running == null ? committedMillis(timed) : running.watermarkMillis();
    }

    /** Returns the watermark of a stream with event time before the running batch. */
    long committedMillis(StreamNode timed) {
        return committed.getOrDefault(timed, Progress.NONE).watermarkMillis();
    }

    /** Ends the batch: its watermarks are those that the next batch begins with, or they are forgotten. */
    void end(boolean isCommitted) {
        if (isCommitted) {
            committed.putAll(pending);
        }
        pending.clear();
    }

    private static void addTimed(StreamNode stream, Set<StreamNode> timed, Set<StreamNode> seen) {
        for (StreamNode parent : stream.parents()) {
            if (seen.add(parent)) {
                if (parent.operator() instanceof StreamOperator.Timed) {
                    timed.add(parent);
                }
                addTimed(parent, timed, seen);
            }
        }
    }

    @SuppressWarnings("unchecked") // a stream with event time has timed elements
    private static List<Timestamps> timestamps(RDDNode<?> node, RDDScope scope, Origin origin) {
        RDDNode<Timed<Object>> timed = (RDDNode<Timed<Object>>) node;
        return new ArrayList<>(scope.launcher().run(Job.overAll(timed, Timestamps.looking(), origin)));
    }
}
